'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Range } from '../history/range';
import { shownWindow } from '../history/use-span';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { spanWords } from './axis-words';
import styles from './readings-table.module.css';
import { spanSteps } from './span-steps';
import { useChartMoment } from './use-chart-moment';

type SpanTableProps = { sensorId: string; range: Range };

/** A range in figures, for whom the chart says nothing or not enough. */
export function SpanTable({ sensorId, range }: SpanTableProps) {
  const t = useTranslations('chart');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('asTable')}</summary>
      {isOpen && <Steps sensorId={sensorId} range={range} />}
    </details>
  );
}

function Steps({ sensorId, range }: SpanTableProps) {
  const t = useTranslations('chart');
  const { celsius } = useCelsius();
  const clock = useClock();
  const moment = useChartMoment(sensorId, range);
  const steps = spanSteps(moment, shownWindow(sensorId, range));
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption>{steps.length === 0 ? t('noReadings') : t('stepsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('lowest')}</th>
            <th scope="col">{t('highest')}</th>
            <th scope="col">{t('meanHeading')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.fromMs}>
              <td>{spanWords(step, { nowMs: moment.nowMs, ...clock })}</td>
              <td>{celsius(step.low)}</td>
              <td>{celsius(step.high)}</td>
              <td>{celsius(step.mean)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
