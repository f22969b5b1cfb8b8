'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import type { Alert } from '#protocol/alert';
import { useCommand } from '../acting/use-command';
import { whatOf } from '../attention/alert-look';
import { AlertMark } from '../attention/alert-mark';
import { alertPath } from '../attention/alert-path';
import { useAlertState } from '../attention/use-alert-state';
import { acknowledgeAlert } from '../live/alert-commands';
import { useSensorWords } from '../sensors/sensor-words';
import { PressButton } from '../shell/press-button';
import { useCelsius } from '../words/celsius-words';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './alert-list.module.css';

/** `put`: takes what a command answered; null where nothing can be changed. */
type AlertItemProps = { alert: Alert; nowMs: number; put: ((alerts: readonly Alert[]) => void) | null };

/** One alert as a row: what, where, how much, when, for how long, what became of it. Leads to its page. */
export const AlertItem = memo(function AlertItem({ alert, nowMs, put }: AlertItemProps) {
  const t = useTranslations('alertList');
  const what = useTranslations('attention.what');
  const state = useAlertState();
  const words = useSensorWords();
  const degrees = useCelsius();
  const clock = useClock();
  const { run, isRunning, failure } = useCommand();
  const { peakCelsius: peak, thresholdCelsius: limit, endedAtMs } = alert;
  const name = alert.sensorId === '' ? t('noSensor') : words.name(alert.sensorId);
  const duration = words.lasted((endedAtMs ?? nowMs) - alert.sinceMs);
  return (
    <li className={styles.row} data-open={endedAtMs === null} data-alert={alert.id} data-keeps-focus>
      <AlertMark alert={alert} />
      <Link className={styles.name} href={alertPath(alert.id)} prefetch={false}>
        <span>
          <b>{what(whatOf(alert))}</b>
          {alert.sensorId !== '' && ` · ${name}`}
        </span>
      </Link>
      <span className={styles.value}>
        {peak !== null &&
          limit !== null &&
          t('peak', { value: degrees.celsius(peak, limit), limit: degrees.celsius(limit, peak) })}
      </span>
      <span className={styles.time}>
        {sinceWords(alert.openedAtMs, { nowMs, ...clock })} · {duration}
      </span>
      <span className={styles.state}>
        {state(alert, nowMs)}
        {endedAtMs !== null && alert.acknowledgedAtMs !== null && ` · ${t('acknowledgedBy', acknowledger(alert))}`}
      </span>
      {put !== null && alert.acknowledgedAtMs === null && (
        <PressButton
          className={styles.acknowledge}
          variant="default"
          aria-label={t('acknowledgeOne', { what: what(whatOf(alert)), sensor: name })}
          isBusy={isRunning}
          onClick={() =>
            run(
              () => acknowledgeAlert(alert.id),
              (acknowledged) => put([acknowledged]),
            )
          }
        >
          {t('acknowledge')}
        </PressButton>
      )}
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </li>
  );
});

function acknowledger({ acknowledgedBy }: Alert) {
  return { named: acknowledgedBy === null ? 'no' : 'yes', by: acknowledgedBy ?? '' };
}
