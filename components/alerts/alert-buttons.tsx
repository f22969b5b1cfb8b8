'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Command } from '../acting/use-command';
import { alertPath } from '../attention/alert-path';
import { acknowledgeAlert, acknowledgeAlerts } from '../live/alert-commands';
import { useSensorWords } from '../sensors/sensor-words';
import { useAccess } from '../shell/access';
import styles from './alert-buttons.module.css';
import type { AlertRow } from './alert-rows';
import { SnoozeMenu } from './snooze-menu';

type AlertButtonsProps = { row: AlertRow; nowMs: number; command: Command };

/** What one can do about a row: see it, put it off, look closer. */
export function AlertButtons({ row, nowMs, command }: AlertButtonsProps) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const { canChange } = useAccess();
  const { alert, state, toAcknowledge } = row;
  const sensor = row.sensorId === '' ? t('allSensors') : words.name(row.sensorId);
  const ids = state === 'snoozed' ? [alert.id] : toAcknowledge;
  const acknowledge = () => {
    const [only, ...more] = ids;
    if (more.length > 0) command.run(() => acknowledgeAlerts(ids));
    else if (only !== undefined) command.run(() => acknowledgeAlert(only));
  };
  return (
    <div className={styles.buttons}>
      {canChange && ids.length > 0 && (
        <button
          type="button"
          className={styles.button}
          disabled={command.isRunning}
          aria-label={t('acknowledgeSensor', { sensor })}
          onClick={acknowledge}
        >
          {t('acknowledge')}
        </button>
      )}
      {canChange && alert.endedAtMs === null && (
        <SnoozeMenu alert={alert} sensor={sensor} nowMs={nowMs} run={command.run} />
      )}
      <Link
        className={styles.button}
        href={alertPath(alert.id)}
        prefetch={false}
        aria-label={t('openSensor', { sensor })}
      >
        {t('open')}
      </Link>
    </div>
  );
}
