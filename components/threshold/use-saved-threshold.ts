'use client';

import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { useLive, useLiveFacts, useServerNowMs } from '../live/use-live';
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
  return useLiveFacts((live) => (sensorId === null ? idsOfDefault(live) : [sensorId]));
}

/** What saving these limits would do now; nothing while there are none. */
export function useThresholdEffect(sensorId: string | null, limits: ThresholdLimits | null): ThresholdEffect {
  const nowMs = useServerNowMs(limits === null ? null : 1000);
  return useLiveFacts((live) => (limits ? thresholdEffect(movedSensors(live, sensorId, nowMs), limits) : NO_EFFECT));
}
