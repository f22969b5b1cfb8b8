import type { AlertRules } from '#protocol/alert-rules';
import { resolveRules } from '#protocol/resolve-rules';
import type { Settings, SettingsScope } from '#protocol/settings';

/** Every level that says something, in no order. A new array whenever one changed. */
export type AllSettings = readonly Settings[];

// Every tile asks for its sensor each second: looking through hundreds each time would show.
const indexes = new WeakMap<AllSettings, ReadonlyMap<string, Settings>>();

/** What a level says for itself; undefined: nothing. */
export function levelOf(settings: AllSettings, scope: SettingsScope, id: string): Settings | undefined {
  const index = indexes.get(settings) ?? new Map(settings.map((one) => [nameOf(one), one]));
  indexes.set(settings, index);
  return index.get(nameOf({ scope, id }));
}

/** What holds for a sensor: each field from the nearest level that says it. */
export function rulesOf(settings: AllSettings, sensorId: string): AlertRules {
  const own = levelOf(settings, 'sensor', sensorId);
  const group = own?.details?.group ? levelOf(settings, 'group', own.details.group) : undefined;
  const all = levelOf(settings, 'all', '')?.rules ?? {};
  return resolveRules({ all, group: group?.rules ?? null, sensor: own?.rules ?? null });
}

/** True for a sensor that people took out of service: it is not shown with the others. */
export function isRetired(settings: AllSettings, sensorId: string): boolean {
  return levelOf(settings, 'sensor', sensorId)?.details?.isRetired ?? false;
}

/** With the changed levels in their whole new state. */
export function withSettings(settings: AllSettings, changed: AllSettings): AllSettings {
  const changedNames = new Set(changed.map(nameOf));
  return [...settings.filter((one) => !changedNames.has(nameOf(one))), ...changed];
}

function nameOf({ scope, id }: Pick<Settings, 'scope' | 'id'>): string {
  return `${scope}:${id}`;
}
