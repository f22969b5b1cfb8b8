'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { ReadingsTable } from '../chart/readings-table';
import { SpanTable } from '../chart/span-table';
import { HandChart } from '../chart-hand/hand-chart';
import { type ChartHandOf, useChartHand } from '../chart-hand/use-chart-hand';
import { CsvLink } from '../history/csv-link';
import { LIVE, type Range } from '../history/range';
import { RangePicker } from '../history/range-picker';
import { latestPoint } from '../live/live-sensor';
import { useSensor, useServerNowMs } from '../live/use-live';
import { setupAddress } from '../setup/target';
import { StrongLink } from '../shell/strong-link';
import { ThresholdEditor } from '../threshold/threshold-editor';
import { useCelsius } from '../words/celsius-words';
import { AverageWords } from './average-words';
import { toneOf } from './condition-kind';
import { ConditionMark } from './condition-mark';
import { ForgetSensor } from './forget-sensor';
import { UNHEARD } from './sensor-condition';
import styles from './sensor-panel.module.css';
import { useSensorWords } from './sensor-words';
import { useConditions } from './use-conditions';

export type SensorPanelProps = {
  sensorId: string;
  /** What its chart spans; the same object while it is the same. */
  range: Range;
  onRange: ChartHandOf['onRange'];
};

/** The chosen sensor, large: its state, its chart, its threshold. */
export function SensorPanel({ sensorId, range, onRange }: SensorPanelProps) {
  const [draftLimits, setDraftLimits] = useState<ThresholdLimits | null>(null);
  const t = useTranslations('sensor');
  const chart = useChartHand({ sensorId, range, onRange });
  const shown = chart.selectedOrShown;
  return (
    <article className={styles.panel}>
      <PanelHeader sensorId={sensorId} />
      <RangePicker range={range} onRange={onRange} shown={shown} />
      <HandChart {...{ sensorId, range, draftLimits, chart }} isLive />
      <ThresholdEditor key={sensorId} sensorId={sensorId} onDraftLimits={setDraftLimits} />
      <StrongLink href={setupAddress({ kind: 'sensors', sensorIds: [sensorId], group: null })}>
        {t('setUpAlerts')}
      </StrongLink>
      <footer className={styles.footer}>
        {range === LIVE ? <ReadingsTable sensorId={sensorId} /> : <SpanTable sensorId={sensorId} range={range} />}
        <CsvLink sensorId={sensorId} shown={shown} />
        <ForgetSensor sensorId={sensorId} />
      </footer>
    </article>
  );
}

function PanelHeader({ sensorId }: { sensorId: string }) {
  const sensor = useSensor(sensorId);
  const words = useSensorWords();
  const celsius = useCelsius();
  const condition = useConditions().get(sensorId) ?? UNHEARD;
  const nowMs = useServerNowMs(1000);
  const latest = sensor ? latestPoint(sensor) : null;
  return (
    <header className={styles.header} data-kind={condition.kind} data-tone={toneOf(condition.kind)}>
      <h2 className={styles.name}>{words.name(sensorId)}</h2>
      <span className={styles.value}>{latest && celsius.celsius(latest[1])}</span>
      <span className={styles.condition}>
        <ConditionMark kind={condition.kind} />
        {words.condition(condition, nowMs)}
      </span>
      <span className={styles.average}>{sensor && <AverageWords sensor={sensor} celsius={celsius} />}</span>
    </header>
  );
}
