'use client';

import { useTranslations } from 'next-intl';
import { useCommand } from '../acting/use-command';
import { AlertMark } from '../attention/alert-mark';
import { acknowledgeAlerts } from '../live/alert-commands';
import { ConditionMark } from '../sensors/condition-mark';
import { useSensorWords } from '../sensors/sensor-words';
import { useAccess } from '../shell/access';
import styles from './alert-list.module.css';
import type { AlertRow } from './alert-rows';
import { AlertWords } from './alert-words';

type AlertListProps = { rows: readonly AlertRow[]; nowMs: number; onOpen: (sensorId: string) => void };

/** Rows with a way to the sensor. */
export function AlertList({ rows, nowMs, onOpen }: AlertListProps) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const { canChange } = useAccess();
  const { run, isRunning, failure } = useCommand();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.sensorId} className={styles.row} data-kind={row.kind} data-open={row.isOpen || row.isRepeating}>
          {isPlain(row) ? <ConditionMark kind={markOf(row)} /> : <AlertMark alert={row.alert} />}
          <p className={styles.words}>
            <AlertWords row={row} nowMs={nowMs} />
          </p>
          {canChange && row.ringingIds.length > 0 && (
            <button
              type="button"
              className={styles.open}
              disabled={isRunning}
              aria-label={t('acknowledgeSensor', { sensor: words.name(row.sensorId) })}
              onClick={() => run(() => acknowledgeAlerts(row.ringingIds))}
            >
              {t('acknowledge')}
            </button>
          )}
          <button
            type="button"
            className={styles.open}
            aria-label={t('openSensor', { sensor: words.name(row.sensorId) })}
            onClick={() => onOpen(row.sensorId)}
          >
            {t('open')}
          </button>
        </li>
      ))}
      {failure !== null && <li role="alert">{failure}</li>}
    </ul>
  );
}

function isPlain({ alert, isRepeating }: AlertRow): boolean {
  return isRepeating || (alert.severity === 'critical' && (alert.kind === 'high' || alert.kind === 'low'));
}

function markOf({ kind, isOpen, isRepeating, endReason }: AlertRow) {
  if (isOpen || isRepeating) return kind === 'high' ? 'too-hot' : 'too-cold';
  return endReason === 'threshold' ? 'ended-threshold' : 'back';
}
