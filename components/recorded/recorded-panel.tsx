'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { RecordedSensor } from '#protocol/history';
import { spanWords } from '../chart/axis-words';
import { SpanTable } from '../chart/span-table';
import { HandChart } from '../chart-hand/hand-chart';
import { type ChartHandOf, useChartHand } from '../chart-hand/use-chart-hand';
import { CsvLink } from '../history/csv-link';
import { LIVE, type Range } from '../history/range';
import { RangePicker } from '../history/range-picker';
import { useServerNowMs } from '../live/use-live';
import styles from '../sensors/sensor-panel.module.css';
import { useSensorWords } from '../sensors/sensor-words';
import { useClock } from '../words/use-clock';
import { wholeRange } from './whole-range';

type RecordedPanelProps = { recording: RecordedSensor; range: Range; onRange: ChartHandOf['onRange'] };

const MINUTE_MS = 60_000;

/** A sensor of the past, large: its chart, and nothing that could be changed. */
export function RecordedPanel({ recording, range, onRange }: RecordedPanelProps) {
  const { sensorId, fromMs, toMs } = recording;
  const t = useTranslations('recorded');
  const words = useSensorWords();
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  const whole = useMemo(() => wholeRange({ fromMs, toMs }), [fromMs, toMs]);
  const shownRange = range === LIVE ? whole : range;
  const chart = useChartHand({ sensorId, range: shownRange, onRange });
  const shown = chart.selectedOrShown;
  return (
    <article className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.name}>{words.name(sensorId)}</h2>
        <span className={styles.condition}>
          {t('notLive', { span: spanWords({ fromMs, toMs }, { nowMs, ...clock }) })}
        </span>
      </header>
      <RangePicker range={range} onRange={onRange} shown={shown} recordedMs={toMs} />
      <HandChart {...{ sensorId, chart }} range={shownRange} draftLimits={null} isLive={false} />
      <footer className={styles.footer}>
        <SpanTable sensorId={sensorId} range={shownRange} />
        <CsvLink sensorId={sensorId} shown={shown} />
      </footer>
    </article>
  );
}
