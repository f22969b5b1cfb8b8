'use client';

import { useLive, useServerNowMs } from '../live/use-live';
import { type Conditions, createConditionWatch } from './condition-watch';

// One for the page: a watch remembers when it heard each sensor, and one that began later would judge otherwise.
const watch = createConditionWatch();

/** The condition of every sensor, judged once a second and at once when an alert opens or ends. */
export function useConditions(): Conditions {
  const nowMs = useServerNowMs(1000);
  return useLive((state) => watch(state, nowMs));
}
