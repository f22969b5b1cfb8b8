import { NO_DETAILS, type RuleLevels } from '#protocol/resolve-rules';
import type { SensorDetails, Settings, SettingsScope } from '#protocol/settings';

/** Whose settings. */
export type LevelKey = { scope: SettingsScope; id: string };

/** What a level says; undefined: nothing yet. */
export function levelOf(settings: readonly Settings[], { scope, id }: LevelKey): Settings | undefined {
  const index = indexes.get(settings) ?? new Map(settings.map((one) => [`${one.scope}:${one.id}`, one]));
  indexes.set(settings, index);
  return index.get(`${scope}:${id}`);
}

// Every tile asks for its sensor's name each second: looking through all levels each time would show.
const indexes = new WeakMap<readonly Settings[], ReadonlyMap<string, Settings>>();

/** The version a change is refused by; 0: the level says nothing yet. */
export function versionOf(settings: readonly Settings[], key: LevelKey): number {
  return levelOf(settings, key)?.version ?? 0;
}

export function detailsOf(sensorId: string, settings: readonly Settings[]): SensorDetails {
  return levelOf(settings, { scope: 'sensor', id: sensorId })?.details ?? NO_DETAILS;
}

/** What each level says that a sensor stands under: give it to `resolveRules`. */
export function levelsOf(sensorId: string, settings: readonly Settings[]): RuleLevels {
  const own = levelOf(settings, { scope: 'sensor', id: sensorId });
  return { ...groupLevelsOf(own?.details?.group ?? null, settings), sensor: own?.rules ?? null };
}

/** The same for a group, or for sensors without one. */
export function groupLevelsOf(group: string | null, settings: readonly Settings[]): RuleLevels {
  return {
    all: levelOf(settings, { scope: 'all', id: '' })?.rules ?? {},
    group: group === null ? null : (levelOf(settings, { scope: 'group', id: group })?.rules ?? null),
    sensor: null,
  };
}

/** The sensors of a group, in the order of their ids. */
export function membersOf(group: string, settings: readonly Settings[]): string[] {
  const members = settings.filter(({ scope, details }) => scope === 'sensor' && details?.group === group);
  return members.map(({ id }) => id).sort();
}

/** Every group that sensors are in or that says something, by name. */
export function groupNames(settings: readonly Settings[]): string[] {
  const names = settings.map(({ scope, id, details }) => (scope === 'group' ? id : (details?.group ?? null)));
  return [...new Set(names.filter((name) => name !== null))].sort((a, b) => a.localeCompare(b));
}

/** Whether the server told its settings: what all sensors start from is never missing. */
export function hasSettings(settings: readonly Settings[]): boolean {
  return settings.some(({ scope }) => scope === 'all');
}
