'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { isErrorValue } from '#protocol/believed';
import { type LiveSensor, latestLive } from '../live/live-sensor';
import { SensorText } from '../live/sensor-text';
import { useLive } from '../live/use-live';
import type { CelsiusWords } from '../words/celsius-words';
import { useErrorValues } from './use-error-values';
import { windowFill } from './window-fill';

/** The average of a sensor, that it tells nothing for what is in it, or how far its window has filled. */
export function AverageWords({ sensorId, celsius }: { sensorId: string; celsius: CelsiusWords }) {
  const t = useTranslations('sensor');
  const windowSize = useLive((state) => state.windowSize);
  const errorValues = useErrorValues(sensorId);
  const say = useCallback(
    (sensor: LiveSensor) => {
      const latest = latestLive(sensor);
      if (latest === null) return '';
      if (latest[2] !== null && isDistorted(sensor, { windowSize, errorValues })) return t('averageDistorted');
      if (latest[2] !== null) return t('average', { value: celsius.celsius(latest[2]) });
      return t('averageFilling', { count: windowFill(sensor, windowSize), size: windowSize });
    },
    [windowSize, errorValues, celsius, t],
  );
  return <SensorText sensorId={sensorId} say={say} />;
}

type Window = { windowSize: number; errorValues: readonly number[] };

// Of a sensor that is not watched only the latest reading is known.
function isDistorted({ points, ahead }: LiveSensor, { windowSize, errorValues }: Window): boolean {
  if (errorValues.length === 0) return false;
  const window = ahead === null ? points.slice(-windowSize) : [ahead.point];
  return window.some(([, celsius]) => isErrorValue(celsius, errorValues));
}
