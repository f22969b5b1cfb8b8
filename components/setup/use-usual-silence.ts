'use client';

import type { LiveSensor } from '../live/live-sensor';
import { useLive } from '../live/use-live';
import { rhythmMs } from '../sensors/rhythm';
import { durationText } from '../words/duration-input';
import { useSetupWords } from './use-setup-words';

const MISSED_READINGS = 3;
const SHORTEST_MS = 60_000;

function usualMs(sensor: LiveSensor | undefined): number | null {
  return sensor === undefined ? null : (rhythmMs(sensor.points) ?? sensor.intervalMs);
}

/** After how long a sensor is missed where nobody said: `auto: 3 min`; `auto` while its rhythm is not known. */
export function useUsualSilence(sensorIds: readonly string[]): string {
  const { t, locale } = useSetupWords();
  const ms = useLive(({ sensors }) => {
    const rhythms = sensorIds.map((id) => usualMs(sensors.get(id)));
    const known = rhythms.filter((rhythm) => rhythm !== null);
    // Whole seconds: a jitter of milliseconds would change the words with every reading.
    const slowest = Math.round(Math.max(0, ...known) / 1000) * 1000;
    return known.length === 0 ? null : Math.max(SHORTEST_MS, MISSED_READINGS * slowest);
  });
  return ms === null ? t('auto') : t('autoAfter', { duration: durationText(ms, locale) });
}
