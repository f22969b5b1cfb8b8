'use client';

import type { LiveState } from './live-state';
import { useLive, useServerNowMs } from './use-live';

/**
 * All alerts the server told of, and its clock in whole seconds (epoch ms), by which they are judged; 0 while there are none: nothing depends
 * on the time then, and a second that passes renders nothing.
 */
export function useAlertsNow(): { alerts: LiveState['alerts']; nowMs: number } {
  const alerts = useLive((state) => state.alerts);
  return { alerts, nowMs: useServerNowMs(alerts.size > 0 ? 1000 : null) };
}
