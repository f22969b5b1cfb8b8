'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Alert, AlertStep } from '#protocol/alert';
import { AlertMark } from '../attention/alert-mark';
import { useAlertSentence } from '../attention/use-alert-sentence';
import { useAlertState } from '../attention/use-alert-state';
import { momentWords } from '../chart/axis-words';
import { latestPoint } from '../live/live-sensor';
import { useLive, useServerNowMs } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import { AlertActions } from './alert-actions';
import { AlertChart } from './alert-chart';
import { AlertFrame } from './alert-frame';
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
  return (
    <AlertFrame>
      {view.kind === 'asking' && <p className={styles.quiet}>{t('asking')}</p>}
      {view.kind === 'failing' && <p role="status">{t('failing')}</p>}
      {view.kind === 'missing' && <Missing />}
      {view.kind === 'told' && <Told {...view} onDone={refresh} />}
    </AlertFrame>
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
  return (
    <section className={styles.section}>
      <h2>{t('missingTitle')}</h2>
      <p>{t('missingWhy')}</p>
      <Link className={styles.link} href="/alerts">
        {t('toAlerts')}
      </Link>
    </section>
  );
}

type ToldProps = { alert: Alert; steps: readonly AlertStep[]; onDone(): void };

function Told({ alert, steps, onDone }: ToldProps) {
  const t = useTranslations('alertPage');
  const isOfSensor = alert.sensorId !== '';
  return (
    <article className={styles.alert}>
      <Head alert={alert} />
      {isOfSensor && <Instructions sensorId={alert.sensorId} />}
      <div className={styles.controls}>
        <AlertActions alert={alert} onDone={onDone} />
      </div>
      {isOfSensor && (
        <>
          <section className={styles.section} aria-label={t('chart')}>
            <AlertChart alert={alert} />
          </section>
          <FiguresList alert={alert} />
        </>
      )}
      <StepsList alert={alert} steps={steps} />
      <footer className={styles.footer}>
        {isOfSensor && (
          <>
            <NeighbourLinks alert={alert} />
            <Link className={styles.link} href={`/?sensor=${encodeURIComponent(alert.sensorId)}`}>
              {t('toSensor')}
            </Link>
          </>
        )}
        <button type="button" className={styles.link} onClick={() => print()}>
          {t('print')}
        </button>
      </footer>
    </article>
  );
}

function Head({ alert }: { alert: Alert }) {
  const t = useTranslations('alertPage');
  const sentence = useAlertSentence();
  const state = useAlertState();
  const { locale } = useCelsius();
  const nowMs = useServerNowMs(1_000);
  // The reading of now tells whether somebody has to run; of an ended alert only what it was.
  const celsius = useLive(({ sensors }) => {
    const sensor = sensors.get(alert.sensorId);
    return sensor === undefined ? null : (latestPoint(sensor)?.[1] ?? null);
  });
  const { headline, detail } = sentence(alert, { nowMs, celsius });
  const at = (ms: number) => momentWords(ms, { nowMs, locale });
  return (
    <header className={styles.head}>
      <h2 className={styles.headline}>
        <AlertMark alert={alert} /> <span>{headline}</span>
      </h2>
      <p className={styles.detail}>{detail}</p>
      <p className={styles.state}>
        <b>{state(alert, nowMs)}</b> · {t('openedAt', { time: at(alert.openedAtMs) })}
        {alert.endedAtMs !== null && ` · ${t('endedAt', { time: at(alert.endedAtMs) })}`}
      </p>
    </header>
  );
}
