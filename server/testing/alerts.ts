import type { Alert } from '#protocol/alert';
import { NEW_ALERT } from '#protocol/new-alert';

/** A critical alert of `freezer-2`, open above 40 °C since second one, but for what the test says. */
export function anAlert(fields: Partial<Alert> = {}): Alert {
  return {
    id: 'a1',
    sensorId: 'freezer-2',
    kind: 'high',
    thresholdCelsius: 40,
    sinceMs: 1000,
    openedAtMs: 1000,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    ...NEW_ALERT,
    ...fields,
  };
}
