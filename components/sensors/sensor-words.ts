'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DEFAULT_SENSOR_ID } from '#protocol/limits';
import { useSettings } from '../live/use-settings';
import { useCelsius } from '../words/celsius-words';
import { durationWords } from '../words/duration';
import { sensorName } from '../words/sensor-name';
import { useClock } from '../words/use-clock';
import { conditionWords } from './condition-words';
import type { Condition } from './sensor-condition';

export type SensorWords = {
  /** The sensor as people call it. */
  name(sensorId: string): string;
  /** `12 min`. */
  duration(ms: number): string;
  /** How long something lasted: `12 min`, `less than 1 sec`, which is not none. */
  lasted(ms: number): string;
  /** `5 sec ago`, `now`. */
  ago(ms: number): string;
  /** `Too hot`, `No data for 4 min`. */
  condition(condition: Condition, nowMs: number): string;
};

/** Younger than this it is `now`: a number that changes every second beside every sensor is only unrest. In ms. */
const NOW_MS = 3_000;
const SECOND_MS = 1_000;

export function useSensorWords(): SensorWords {
  const t = useTranslations('sensor');
  const clock = useClock();
  const settings = useSettings();
  const { celsius } = useCelsius();
  return useMemo(() => {
    const duration = (ms: number) => durationWords(ms, clock.locale);
    const name = (sensorId: string) => {
      const known = sensorName(settings, sensorId);
      return known === DEFAULT_SENSOR_ID ? t('unnamed') : known;
    };
    return {
      name,
      duration,
      lasted: (ms) => (ms < SECOND_MS ? t('lessThan', { duration: duration(SECOND_MS) }) : duration(ms)),
      ago: (ms) => (ms < NOW_MS ? t('now') : t('ago', { duration: duration(ms) })),
      condition: (condition, nowMs) => conditionWords(condition, { t, ...clock, celsius, nowMs }),
    };
  }, [t, clock, settings, celsius]);
}
