'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { type LiveSensor, latestLive, latestN } from '../live/live-sensor';
import { SensorText } from '../live/sensor-text';
import { useLive } from '../live/use-live';
import type { CelsiusWords } from '../words/celsius-words';

/** The average of a sensor, or how far its window has filled. */
export function AverageWords({ sensorId, celsius }: { sensorId: string; celsius: CelsiusWords }) {
  const t = useTranslations('sensor');
  const windowSize = useLive((state) => state.windowSize);
  const say = useCallback(
    (sensor: LiveSensor) => {
      const latest = latestLive(sensor);
      if (latest === null) return '';
      if (latest[2] !== null) return t('average', { value: celsius.celsius(latest[2]) });
      return t('averageFilling', { count: Math.min(latestN(sensor), windowSize - 1), size: windowSize });
    },
    [windowSize, celsius, t],
  );
  return <SensorText sensorId={sensorId} say={say} />;
}
