import type { Alert } from '#protocol/alert';
import { NEW_ALERT } from '#protocol/new-alert';
import { SERVER_NOW_MS } from '../../live/testing/build';

export const NOW_MS = SERVER_NOW_MS;

/** An open alert of a fridge at 12 °C, of which nobody knows yet. */
export function buildRinging(parts: Partial<Alert> = {}): Alert {
  return {
    ...NEW_ALERT,
    id: 'a1',
    sensorId: 'fridge',
    kind: 'high',
    thresholdCelsius: 8,
    sinceMs: NOW_MS - 60_000,
    openedAtMs: NOW_MS - 60_000,
    openedCelsius: 9,
    peakCelsius: 12,
    readings: 60,
    ...parts,
  };
}
