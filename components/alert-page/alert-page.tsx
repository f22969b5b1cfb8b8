'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Alert, AlertStep } from '#protocol/alert';
import { whatOf } from '../attention/alert-look';
import { AlertMark } from '../attention/alert-mark';
import { usePageTitle } from '../attention/page-title';
import { type AlertSentence, useAlertSentence } from '../attention/use-alert-sentence';
import { useAlertState } from '../attention/use-alert-state';
import { datedWords, momentWords } from '../chart/axis-words';
import { latestPoint } from '../live/live-sensor';
import { useLive, useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { SubPage } from '../shell/sub-page';
import { useClock } from '../words/use-clock';
import { AlertActions } from './alert-actions';
import { AlertChart } from './alert-chart';
import styles from './alert-page.module.css';
import { FiguresList } from './figures-list';
import { Instructions } from './instructions';
import { NeighbourLinks } from './neighbour-links';
import { StepsList } from './steps-list';
import { useAlertRecord } from './use-alert-record';

/** One alert, for ever at its own address. `segment`: its id as the address has it, percent-encoded. */
export function AlertPage({ segment }: { segment: string }) {
  const alertId = decoded(segment);
  const t = useTranslations('alertPage');
  const { view, refresh } = useAlertRecord(alertId);
  if (view.kind === 'told') return <Told {...view} onDone={refresh} />;
  if (view.kind === 'missing') return <Missing />;
  return (
    <SubPage title={t('title')}>
      <p role="status">{t(view.kind)}</p>
    </SubPage>
  );
}

// What is no encoding is no id either, and is said to be missing like any other.
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function Missing() {
  const t = useTranslations('alertPage');
  usePageTitle(`${t('missingTitle')} · Isotherm`);
  return (
    <SubPage title={t('missingTitle')}>
      <p className={styles.quiet}>{t('missingWhy')}</p>
      <Link className={styles.link} href="/alerts">
        {t('toAlerts')}
      </Link>
    </SubPage>
  );
}

type ToldProps = { alert: Alert; steps: readonly AlertStep[]; onDone(): void };

function Told({ alert, steps, onDone }: ToldProps) {
  const isOfSensor = alert.sensorId !== '';
  const { headline, line } = useHeadline(alert);
  useAlertTitle(alert);
  return (
    <SubPage title={headline} lead={line}>
      <State alert={alert} />
      {isOfSensor && <Instructions sensorId={alert.sensorId} />}
      <div className={styles.controls}>
        <AlertActions alert={alert} onDone={onDone} />
      </div>
      {isOfSensor && (
        <>
          <AlertChart alert={alert} />
          <FiguresList alert={alert} />
        </>
      )}
      <StepsList alert={alert} steps={steps} />
      <Ways alert={alert} />
    </SubPage>
  );
}

function useAlertTitle(alert: Alert): void {
  const t = useTranslations('attention.what');
  const words = useSensorWords();
  const name = alert.sensorId === '' ? [] : [words.name(alert.sensorId)];
  usePageTitle([t(whatOf(alert)), ...name, 'Isotherm'].join(' · '));
}

/** The reading of now tells whether somebody has to run; of an ended alert only what it was. */
function useHeadline(alert: Alert): AlertSentence {
  const sentence = useAlertSentence();
  const nowMs = useServerNowMs(1_000);
  const celsius = useLive(({ sensors }) => {
    const sensor = sensors.get(alert.sensorId);
    return sensor === undefined ? null : (latestPoint(sensor)?.[1] ?? null);
  });
  return sentence(alert, { nowMs, celsius });
}

function State({ alert }: { alert: Alert }) {
  const t = useTranslations('alertPage');
  const state = useAlertState();
  const clock = useClock();
  const nowMs = useServerNowMs(1_000);
  const at = (ms: number) => momentWords(ms, { nowMs, ...clock });
  return (
    <p className={styles.state}>
      <AlertMark alert={alert} /> <b>{state(alert, nowMs)}</b> ·{' '}
      {t('openedAt', { time: datedWords(alert.openedAtMs, clock) })}
      {alert.endedAtMs !== null && ` · ${t('endedAt', { time: at(alert.endedAtMs) })}`}
    </p>
  );
}

function Ways({ alert }: { alert: Alert }) {
  const t = useTranslations('alertPage');
  return (
    <footer className={styles.footer}>
      {alert.sensorId !== '' && (
        <>
          <NeighbourLinks alert={alert} />
          <Link className={styles.link} href={`/?sensor=${encodeURIComponent(alert.sensorId)}`}>
            {t('toSensor')}
          </Link>
        </>
      )}
      <Link className={styles.link} href="/alerts">
        {t('toAlerts')}
      </Link>
      <button type="button" className={styles.link} onClick={() => print()}>
        {t('print')}
      </button>
    </footer>
  );
}
