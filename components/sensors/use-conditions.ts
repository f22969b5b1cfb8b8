'use client';

import type { LiveState } from '../live/live-state';
import { useLiveMoment } from '../live/use-live';
import { type Conditions, createConditionWatch } from './condition-watch';

// One for the page: a watch remembers when it heard each sensor, and one that began later would judge otherwise.
const watch = createConditionWatch();

/** All who look judge by the same steps. */
const STEP_MS = 1000;

const NOTHING_KNOWN: Conditions = new Map();

/** The condition of every sensor at that moment (the server's clock, epoch ms); the same map while nothing changed. */
export function conditionsAt(state: LiveState, nowMs: number): Conditions {
  // Before the page runs in a browser nothing is known, and nothing may be remembered of that.
  return nowMs === 0 ? NOTHING_KNOWN : watch(state, Math.floor(nowMs / STEP_MS) * STEP_MS);
}

/** The condition of every sensor, judged once a second and at once when an alert opens or ends. */
export function useConditions(): Conditions {
  return useLiveMoment(conditionsAt);
}
