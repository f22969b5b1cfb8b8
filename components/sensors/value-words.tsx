'use client';

import { useCallback } from 'react';
import { type LiveSensor, latestPoint } from '../live/live-sensor';
import { type LivePace, SensorText } from '../live/sensor-text';
import type { CelsiusWords } from '../words/celsius-words';

/** A sensor's latest temperature, without its unit. */
export function ValueWords({ sensorId, celsius, pace }: { sensorId: string; celsius: CelsiusWords; pace?: LivePace }) {
  const say = useCallback(
    (sensor: LiveSensor) => {
      const latest = latestPoint(sensor);
      return latest === null ? '–' : celsius.degrees(latest[1]);
    },
    [celsius],
  );
  return <SensorText sensorId={sensorId} say={say} {...(pace && { pace })} />;
}
