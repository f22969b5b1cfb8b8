import type { Settings } from '#protocol/settings';
import { detailsOf } from '../setup/levels';

/** What people called a sensor, else its id. `default` without a name is for the caller to word. */
export function sensorName(settings: readonly Settings[], sensorId: string): string {
  return detailsOf(sensorId, settings).name ?? sensorId;
}
