'use client';

import { useTranslations } from 'next-intl';
import { ConditionMark } from '../sensors/condition-mark';
import { useSensorWords } from '../sensors/sensor-words';
import styles from './alert-list.module.css';
import type { AlertRow } from './alert-rows';
import { AlertWords } from './alert-words';

type AlertListProps = { rows: readonly AlertRow[]; nowMs: number; onOpen: (sensorId: string) => void };

/** Rows with a way to the sensor. */
export function AlertList({ rows, nowMs, onOpen }: AlertListProps) {
  const t = useTranslations('alert');
  const words = useSensorWords();
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={row.sensorId} className={styles.row} data-kind={row.kind} data-open={row.isOpen || row.isRepeating}>
          <ConditionMark kind={markOf(row)} />
          <p className={styles.words}>
            <AlertWords row={row} nowMs={nowMs} />
          </p>
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
    </ul>
  );
}

function markOf({ kind, isOpen, isRepeating, endReason }: AlertRow) {
  if (isOpen || isRepeating) return kind === 'high' ? 'too-hot' : 'too-cold';
  return endReason === 'threshold' ? 'ended-threshold' : 'back';
}
