import type { Settings } from '#protocol/settings';
import { detailsOf } from '../setup/levels';
import { sensorName } from '../words/sensor-name';

/** Sensors that stand together; `name` null: those in no group. */
export type SensorGroup = { name: string | null; sensorIds: readonly string[] };

export type GroupedSensors = { groups: readonly SensorGroup[]; retired: readonly string[] };

/** All sensors in their fixed order, group then name, numbers in them by size; those of no group last, retired ones apart. */
export function groupSensors(sensorIds: readonly string[], settings: readonly Settings[]): GroupedSensors {
  const byName = (a: string, b: string) => collate(sensorName(settings, a), sensorName(settings, b)) || collate(a, b);
  const byGroup = new Map<string | null, string[]>();
  for (const id of sensorIds) {
    const { group, isRetired } = detailsOf(id, settings);
    if (isRetired) continue;
    byGroup.set(group, [...(byGroup.get(group) ?? []), id]);
  }
  const groups = [...byGroup].map(([name, ids]) => ({ name, sensorIds: ids.sort(byName) }));
  return {
    groups: groups.sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : collate(a.name, b.name))),
    retired: retiredIds(settings).sort(byName),
  };
}

/** Also those that have not been heard since the server began. */
function retiredIds(settings: readonly Settings[]): string[] {
  return settings.filter(({ scope, details }) => scope === 'sensor' && details?.isRetired).map(({ id }) => id);
}

const { compare: collate } = new Intl.Collator('en', { numeric: true });
