import type { Settings } from '#protocol/settings';
import { detailsOf } from '../setup/levels';
import { sensorName } from '../words/sensor-name';

export type SensorRow = {
  sensorId: string;
  name: string;
  group: string | null;
  place: string | null;
  state: 'in-use' | 'maintenance' | 'retired';
  maintenanceUntilMs: number | null;
  /** The sensor whose place it took; null: none. */
  continues: string | null;
};

/** Every sensor that speaks or was ever set up: by group, then by name; retired ones last. */
export function sensorRows(liveIds: readonly string[], settings: readonly Settings[], nowMs: number): SensorRow[] {
  const known = settings.filter(({ scope }) => scope === 'sensor').map(({ id }) => id);
  const rows = [...new Set([...liveIds, ...known])].map((sensorId): SensorRow => {
    const { group, place, isRetired, maintenanceUntilMs, continues } = detailsOf(sensorId, settings);
    const isServed = maintenanceUntilMs !== null && maintenanceUntilMs > nowMs;
    const state = isRetired ? 'retired' : isServed ? 'maintenance' : 'in-use';
    return { sensorId, name: sensorName(settings, sensorId), group, place, state, maintenanceUntilMs, continues };
  });
  return rows.sort((a, b) => rank(a) - rank(b) || compare(a.group ?? '', b.group ?? '') || compare(a.name, b.name));
}

function rank({ state }: SensorRow): number {
  return state === 'retired' ? 1 : 0;
}

const collator = new Intl.Collator(undefined, { numeric: true });
const compare = (a: string, b: string) => collator.compare(a, b);
