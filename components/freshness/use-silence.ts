'use client';

import { useLiveGlance } from '../live/use-live';
import { conditionsAt } from '../sensors/use-conditions';
import { silentSinceMs } from './silence';

/** Since when no sensor has sent anything, epoch ms; null while one does. Looked at on the shared timer. */
export function useSilentSinceMs(): number | null {
  return useLiveGlance((state, nowMs) => silentSinceMs(state, nowMs, () => conditionsAt(state, nowMs)));
}
