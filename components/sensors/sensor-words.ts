'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DEFAULT_SENSOR_ID } from '#protocol/limits';
import { durationWords } from '../words/duration';
import type { Condition } from './sensor-condition';

export type SensorWords = {
  /** The sensor's id as people read it. */
  name(sensorId: string): string;
  /** `12 min`. */
  duration(ms: number): string;
  /** `5 sec ago`, `now`. */
  ago(ms: number): string;
  /** `Too hot`, `No data for 4 min`. */
  condition(condition: Condition, nowMs: number): string;
};

/** Younger than this it is `now`: a number that changes every second beside every sensor is only unrest. In ms. */
const NOW_MS = 3_000;

export function useSensorWords(): SensorWords {
  const t = useTranslations('sensor');
  const locale = useLocale();
  return useMemo(() => {
    const duration = (ms: number) => durationWords(ms, locale);
    return {
      name: (sensorId) => (sensorId === DEFAULT_SENSOR_ID ? t('unnamed') : sensorId),
      duration,
      ago: (ms) => (ms < NOW_MS ? t('now') : t('ago', { duration: duration(ms) })),
      condition: ({ kind, sinceMs }, nowMs) => t(`condition.${kind}`, { duration: duration(nowMs - sinceMs) }),
    };
  }, [t, locale]);
}
