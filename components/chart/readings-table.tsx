'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useComparison } from '../compare/comparison';
import { LIVE } from '../history/range';
import { useLive } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { useSensorName } from '../words/use-sensor-name';
import { momentWords } from './axis-words';
import { readingNear } from './compared-cells';
import styles from './readings-table.module.css';
import { recentReadings } from './recent-readings';
import { useChartMoment } from './use-chart-moment';
import { useComparedMoments } from './use-compared-moments';

/** The latest readings in figures, for whom the chart says nothing or not enough. */
export function ReadingsTable({ sensorId }: { sensorId: string }) {
  const t = useTranslations('chart');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('asTable')}</summary>
      {isOpen && <Rows sensorId={sensorId} />}
    </details>
  );
}

const MOST_ROWS = 20;

function Rows({ sensorId }: { sensorId: string }) {
  const t = useTranslations('chart');
  const celsius = useCelsius();
  const clock = useClock();
  const { sensor, nowMs } = useChartMoment(sensorId);
  const windowSize = useLive((state) => state.windowSize);
  const rows = sensor ? recentReadings(sensor, MOST_ROWS) : [];
  const { compared } = useComparison();
  const nameOf = useSensorName();
  const others = useComparedMoments(compared, { range: LIVE, held: null });
  const saidBy = useMemo(() => others.map((other) => readingNear(other.sensor)), [others]);
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption>{t('tableCaption', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('reading')}</th>
            <th scope="col">{t('average', { count: windowSize })}</th>
            {others.map(({ sensorId }) => (
              <th key={sensorId} scope="col">
                {nameOf(sensorId)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ n, measuredAtMs, celsius: reading, average }) => (
            <tr key={n}>
              <td>{n}</td>
              <td>{momentWords(measuredAtMs, { nowMs, ...clock })}</td>
              <td>{celsius.celsius(reading)}</td>
              <td>{average === null ? '–' : celsius.celsius(average)}</td>
              {others.map(({ sensorId }, index) => {
                const said = saidBy[index]?.(measuredAtMs) ?? null;
                return <td key={sensorId}>{said === null ? '–' : celsius.celsius(said)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
