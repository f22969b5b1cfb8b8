'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useComparison } from '../compare/comparison';
import type { Range } from '../history/range';
import { shownWindow } from '../history/use-span';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import { useSensorName } from '../words/use-sensor-name';
import { spanWords } from './axis-words';
import { comparedSteps } from './compared-cells';
import styles from './readings-table.module.css';
import { spanSteps } from './span-steps';
import { useChartMoment } from './use-chart-moment';
import { useComparedMoments } from './use-compared-moments';

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
  const { compared } = useComparison();
  const nameOf = useSensorName();
  const others = useComparedMoments(compared, { range, held: null });
  const window = shownWindow(sensorId, range);
  const steps = comparedSteps(spanSteps(moment, window), { compared: others, window });
  const said = (value: number | null | undefined) => (value === null || value === undefined ? '–' : celsius(value));
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
            {others.map((other) => (
              <th key={other.sensorId} scope="col">
                {t('meanOf', { sensor: nameOf(other.sensorId) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, means, ...span }) => (
            <tr key={span.fromMs}>
              <td>{spanWords(span, { nowMs: moment.nowMs, ...clock })}</td>
              <td>{said(step?.low)}</td>
              <td>{said(step?.high)}</td>
              <td>{said(step?.mean)}</td>
              {others.map((other, index) => (
                <td key={other.sensorId}>{said(means[index])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
