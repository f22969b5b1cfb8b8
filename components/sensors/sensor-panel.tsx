'use client';

import { useState } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { LiveChart } from '../chart/live-chart';
import { ReadingsTable } from '../chart/readings-table';
import { latestPoint } from '../live/live-sensor';
import { useSensor, useServerNowMs } from '../live/use-live';
import { ThresholdEditor } from '../threshold/threshold-editor';
import { useCelsius } from '../words/celsius-words';
import { AverageWords } from './average-words';
import { ConditionMark } from './condition-mark';
import { ForgetSensor } from './forget-sensor';
import styles from './sensor-panel.module.css';
import { useSensorWords } from './sensor-words';
import { useConditions } from './use-conditions';

/** The chosen sensor, large: its state, its chart, its threshold. */
export function SensorPanel({ sensorId }: { sensorId: string }) {
  const [draftLimits, setDraftLimits] = useState<ThresholdLimits | null>(null);
  return (
    <article className={styles.panel}>
      <PanelHeader sensorId={sensorId} />
      <LiveChart sensorId={sensorId} draftLimits={draftLimits} />
      <ThresholdEditor key={sensorId} sensorId={sensorId} onDraftLimits={setDraftLimits} />
      <footer className={styles.footer}>
        <ReadingsTable sensorId={sensorId} />
        <ForgetSensor sensorId={sensorId} />
      </footer>
    </article>
  );
}

function PanelHeader({ sensorId }: { sensorId: string }) {
  const sensor = useSensor(sensorId);
  const words = useSensorWords();
  const celsius = useCelsius();
  const condition = useConditions().get(sensorId) ?? { kind: 'unheard' as const, sinceMs: 0 };
  const nowMs = useServerNowMs(1000);
  const latest = sensor ? latestPoint(sensor) : null;
  return (
    <header className={styles.header} data-kind={condition.kind}>
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
