import type { Settings } from '#protocol/settings';
import { detailsOf, type LevelKey, membersOf } from './levels';

/**
 * Whom a form is about. `sensors` with `group`: they are put in that group, and it is the group that is set up; without,
 * each for itself.
 */
export type Target =
  | { kind: 'sensors'; sensorIds: readonly string[]; group: string | null }
  | { kind: 'group'; group: string }
  | { kind: 'all' };

/** The group whose level takes the rules; null: sensors for themselves, or all. */
export function ruledGroup(target: Target): string | null {
  return target.kind === 'all' ? null : target.group;
}

/** The levels that take the rules. */
export function ruledLevels(target: Target): LevelKey[] {
  if (target.kind === 'all') return [{ scope: 'all', id: '' }];
  const group = ruledGroup(target);
  if (group !== null) return [{ scope: 'group', id: group }];
  return target.kind === 'sensors' ? target.sensorIds.map((id) => ({ scope: 'sensor', id })) : [];
}

/** The sensors it is about, of those there are. */
export function targetSensors(target: Target, settings: readonly Settings[], sensorIds: readonly string[]): string[] {
  if (target.kind === 'sensors') return [...target.sensorIds];
  if (target.kind === 'group') return membersOf(target.group, settings);
  return sensorIds.filter((id) => !detailsOf(id, settings).isRetired);
}

/** Sensors of the group that nobody ticked and that change all the same. */
export function othersOfGroup(target: Target, settings: readonly Settings[]): string[] {
  if (target.kind !== 'sensors' || target.group === null) return [];
  const ticked = new Set(target.sensorIds);
  return membersOf(target.group, settings).filter((id) => !ticked.has(id));
}

/** The group that all of these sensors are in; null: none, or not the same. */
export function commonGroup(sensorIds: readonly string[], settings: readonly Settings[]): string | null {
  const [first = null, ...others] = new Set(sensorIds.map((id) => detailsOf(id, settings).group));
  return others.length === 0 ? first : null;
}

/** What an address asks for: `?sensor=a&sensor=b`, `?group=Fridges`, `?all`. Null: nothing yet. */
export function targetOfAddress(query: URLSearchParams): Target | null {
  const sensorIds = [...new Set(query.getAll('sensor').filter((id) => id !== ''))];
  if (sensorIds.length > 0) return { kind: 'sensors', sensorIds, group: null };
  const group = query.get('group');
  if (group) return { kind: 'group', group };
  return query.has('all') ? { kind: 'all' } : null;
}

/** The address of a form. */
export function setupAddress(target: Target): string {
  const query = new URLSearchParams();
  if (target.kind === 'sensors') for (const id of target.sensorIds) query.append('sensor', id);
  if (target.kind === 'group') query.set('group', target.group);
  return target.kind === 'all' ? '/setup?all' : `/setup?${query}`;
}

/** What one sensor is called and where it is stands open on its form at this part of the address. */
export const ABOUT = '#about';

/** The page where channels are written, which leads back to this form. */
export function channelsAddress(target: Target): string {
  return `/notifications?${new URLSearchParams({ back: setupAddress(target) })}`;
}

/** The form that an address of that page leads back to; null: none, or another place than a form. */
export function formToGoBackTo(query: URLSearchParams): string | null {
  const [path, asked] = (query.get('back') ?? '').split('?');
  const target = path === '/setup' ? targetOfAddress(new URLSearchParams(asked)) : null;
  return target && setupAddress(target);
}
