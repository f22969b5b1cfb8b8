'use client';

import { useCallback } from 'react';
import { type LiveSensor, latestPoint } from '../live/live-sensor';
import { SensorText } from '../live/sensor-text';
import type { SensorWords } from './sensor-words';

/** How old a sensor's value is. */
export function Age({ sensorId, words }: { sensorId: string; words: SensorWords }) {
  const say = useCallback(
    (sensor: LiveSensor, nowMs: number) => {
      const latest = latestPoint(sensor);
      return latest === null ? '' : words.ago(nowMs - latest[0]);
    },
    [words],
  );
  return <SensorText sensorId={sensorId} say={say} pace="tick" />;
}
