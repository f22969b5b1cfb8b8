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
import type { RowsHeld } from './use-held-rows';

type AlertButtonsProps = { row: AlertRow; held: RowsHeld; nowMs: number; command: Command };

/** What one can do about a row: see it, put it off, look closer. */
export function AlertButtons({ row, held, nowMs, command }: AlertButtonsProps) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const { canChange } = useAccess();
  const { alert, state, toAcknowledge } = row;
  const sensor = row.sensorId === '' ? t('allSensors') : words.name(row.sensorId);
  const ids = state === 'snoozed' ? [alert.id] : toAcknowledge;
  // It keeps its place, too: what stood beside it must not slide under the pointer.
  const isDone = ids.length === 0 && held.isAcknowledged(row.sensorId);
  const acknowledge = () => {
    const [only, ...more] = ids;
    if (only === undefined || command.isRunning) return;
    command.run<unknown>(() =>
      held.during<unknown>(row.sensorId, () => (more.length > 0 ? acknowledgeAlerts(ids) : acknowledgeAlert(only))),
    );
  };
  return (
    <div className={styles.buttons}>
      {canChange && (ids.length > 0 || isDone) && (
        <button
          type="button"
          className={styles.button}
          aria-disabled={command.isRunning || isDone}
          aria-label={t('acknowledgeSensor', { sensor })}
          onClick={acknowledge}
        >
          {t('acknowledge')}
        </button>
      )}
      {/* Of one that comes and goes it stays in its place: the others must not move under the pointer. */}
      {canChange && (alert.endedAtMs === null || row.isRepeating) && (
        <SnoozeMenu {...{ alert, sensor, nowMs }} isDisabled={alert.endedAtMs !== null} run={command.run} />
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
