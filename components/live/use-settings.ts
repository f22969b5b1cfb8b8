'use client';

import type { Pending } from '#protocol/alert';
import type { Settings } from '#protocol/settings';
import { useLive } from './use-live';

const NONE: readonly Pending[] = [];

/** Every level that says something: what is said of all sensors, of groups and of each sensor. */
export function useSettings(): readonly Settings[] {
  return useLive((state) => state.settings);
}

/** What is beyond a limit of this sensor and not yet for long enough. */
export function usePending(sensorId: string): readonly Pending[] {
  return useLive((state) => state.pending.get(sensorId) ?? NONE);
}
