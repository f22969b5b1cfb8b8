import type { LiveState } from './live-state';

const byName = new Intl.Collator('en', { numeric: true });

let last: readonly string[] = [];

/** Ids in the order of their names (2 before 10); the same array as last time while the set is the same. */
export function sortedIds(sensors: LiveState['sensors']): readonly string[] {
  const isSame = last.length === sensors.size && last.every((id) => sensors.has(id));
  if (!isSame) last = [...sensors.keys()].sort(byName.compare);
  return last;
}
