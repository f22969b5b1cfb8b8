import type { Settings } from '#protocol/settings';

/** What people called a sensor, else its id. `default` without a name is for the caller to word. */
export function sensorName(settings: readonly Settings[], sensorId: string): string {
  const own = settings.find(({ scope, id }) => scope === 'sensor' && id === sensorId);
  return own?.details?.name ?? sensorId;
}
