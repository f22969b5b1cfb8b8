'use client';

import { useRef } from 'react';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { useLive, useServerNowMs } from '../live/use-live';
import { idsOfDefault, movedSensors, sensorsOfDefault } from './moved-sensors';
import { NO_EFFECT, type ThresholdEffect, thresholdEffect } from './threshold-effect';

/** What holds for a sensor, or for null the default; null before the server told. */
export function useSavedThreshold(sensorId: string | null): Threshold | null {
  return useLive(({ sensors, defaultThreshold }) => {
    const own = sensorId === null ? null : sensors.get(sensorId)?.threshold;
    return own ?? defaultThreshold;
  });
}

/** How many sensors the default moves. */
export function useSensorsOfDefault(): number {
  return useLive((live) => sensorsOfDefault(live).length);
}

/** The sensors a change would move: this one, or for null all of the default. */
export function useMovedIds(sensorId: string | null): readonly string[] {
  // One text, not a list: the picture changes only when one of them does. No id holds a line break.
  const ids = useLive((live) => (sensorId === null ? idsOfDefault(live).join('\n') : sensorId));
  return ids === '' ? [] : ids.split('\n');
}

/** What saving these limits would do now; nothing while there are none. */
export function useThresholdEffect(sensorId: string | null, limits: ThresholdLimits | null): ThresholdEffect {
  const nowMs = useServerNowMs(limits === null ? null : 1000);
  const known = useRef(NO_EFFECT);
  // The same object while its numbers are: the picture changes only when one of them does, and all sensors are gone through once.
  return useLive((live) => {
    const next = limits ? thresholdEffect(movedSensors(live, sensorId, nowMs), limits) : NO_EFFECT;
    const { opens, awaits, ends } = known.current;
    if (next.opens !== opens || next.awaits !== awaits || next.ends !== ends) known.current = next;
    return known.current;
  });
}
