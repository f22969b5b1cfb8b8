import { overdueAfterMs, TRUSTED_MS } from './alerts/rhythm';
import type { SensorState } from './sensor-state';

/** A reading that is on its way may be late by this much and still decide before time does. In ms. */
const ON_ITS_WAY_MS = 2000;

/**
 * The sensor's clock when the server's shows `nowMs`, no further than what it last showed is trusted. One that was not
 * heard from since this board was made stands still: what it showed last is of another time.
 */
export function clockOf(sensor: SensorState, nowMs: number): number {
  const { clockMs, heardAtMs, rules, alertState } = sensor;
  const sinceMs = heardAtMs === 0 ? 0 : Math.max(0, nowMs - heardAtMs - ON_ITS_WAY_MS);
  const believedMs = alertState?.doubted ?? clockMs;
  const trustedMs = overdueAfterMs(rules.noData, sensor) ?? TRUSTED_MS;
  return Math.min(clockMs + sinceMs, believedMs + trustedMs);
}
