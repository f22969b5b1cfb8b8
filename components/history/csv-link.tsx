'use client';

import { useTranslations } from 'next-intl';
import type { TimeWindow } from '../chart/live-span';
import { csvPath } from './history-requests';
import styles from './range-picker.module.css';

/** The stored readings of what is shown, for other programs. `shown` is asked when the link is followed. */
export function CsvLink({ sensorId, shown }: { sensorId: string; shown(): TimeWindow }) {
  const t = useTranslations('range');
  return (
    <a
      className={styles.csv}
      href={csvPath(sensorId, { fromMs: 0, toMs: 0 })}
      download
      title={t('csvHint')}
      onClick={({ currentTarget }) => {
        currentTarget.href = csvPath(sensorId, shown());
      }}
    >
      {t('csv')}
    </a>
  );
}
