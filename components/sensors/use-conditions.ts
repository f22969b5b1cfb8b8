'use client';

import type { LiveState } from '../live/live-state';
import { useLive, useServerNowMs } from '../live/use-live';
import { type Conditions, createConditionWatch } from './condition-watch';

// One for the page: a watch remembers when it heard each sensor, and one that began later would judge otherwise.
const watch = createConditionWatch();

/** All who look judge by the same steps. */
const STEP_MS = 1000;

/** The condition of every sensor at that moment (the server's clock, epoch ms); the same map while nothing changed. */
export function conditionsAt(state: LiveState, nowMs: number): Conditions {
  return watch(state, Math.floor(nowMs / STEP_MS) * STEP_MS);
}

/** The condition of every sensor, judged once a second and at once when an alert opens or ends. */
export function useConditions(): Conditions {
  const nowMs = useServerNowMs(STEP_MS);
  return useLive((state) => watch(state, nowMs));
}
