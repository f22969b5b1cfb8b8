'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DEFAULT_SENSOR_ID } from '#protocol/limits';
import { durationParts } from './duration';
import type { Condition } from './sensor-condition';

export type SensorWords = {
  /** The sensor's id as people read it. */
  name(sensorId: string): string;
  /** `12 min`, `1 h 20 min`. */
  duration(ms: number): string;
  /** `2 s ago`, `now`. */
  ago(ms: number): string;
  /** `Too hot`, `No data for 4 min`. */
  condition(condition: Condition, nowMs: number): string;
};

/** Younger than this it is `now`: a number that changes every second beside every sensor is only unrest. In ms. */
const NOW_MS = 3_000;

export function useSensorWords(): SensorWords {
  const t = useTranslations('sensor');
  return useMemo(() => {
    const duration = (ms: number) => {
      const { unit, ...numbers } = durationParts(ms);
      return t(`duration.${unit}`, numbers);
    };
    return {
      name: (sensorId) => (sensorId === DEFAULT_SENSOR_ID ? t('unnamed') : sensorId),
      duration,
      ago: (ms) => (ms < NOW_MS ? t('now') : t('ago', { duration: duration(ms) })),
      condition: ({ kind, sinceMs }, nowMs) => t(`condition.${kind}`, { duration: duration(nowMs - sinceMs) }),
    };
  }, [t]);
}
