'use client';

import { useState } from 'react';
import { useLive, useServerNowMs } from '../live/use-live';
import { type Conditions, createConditionWatch } from './condition-watch';

/** The condition of every sensor, judged once a second and at once when an alert opens or ends. */
export function useConditions(): Conditions {
  const [watch] = useState(createConditionWatch);
  const nowMs = useServerNowMs(1000);
  return useLive((state) => watch(state, nowMs));
}
