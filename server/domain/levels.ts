import { resolveRules } from '#protocol/resolve-rules';
import type { Settings, SettingsScope } from '#protocol/settings';
import type { Threshold } from '#protocol/threshold';
import { type EffectiveRules, toEffectiveRules } from './alerts/effective-rules';

/** What each level says, by scope and id, and what follows from it for sensors that say nothing themselves. */
export type Levels = { settings: Map<string, Settings>; shared: Map<string | null, EffectiveRules> };

export function createLevels(settings: readonly Settings[]): Levels {
  return { settings: new Map(settings.map((one) => [levelName(one.scope, one.id), one])), shared: new Map() };
}

export function levelName(scope: SettingsScope, id: string): string {
  return `${scope}:${id}`;
}

/** What the level says; undefined: nothing was ever said there. */
export function levelOf({ settings }: Levels, scope: SettingsScope, id: string): Settings | undefined {
  return settings.get(levelName(scope, id));
}

/** Puts a level in its new state; undefined: it says nothing again. */
export function putLevel(
  levels: Levels,
  { scope, id }: Pick<Settings, 'scope' | 'id'>,
  next: Settings | undefined,
): void {
  if (next === undefined) levels.settings.delete(levelName(scope, id));
  else levels.settings.set(levelName(scope, id), next);
  if (scope !== 'sensor') levels.shared.clear();
}

/** What holds for a sensor; one object for all sensors of a group that say nothing themselves. */
export function rulesOf(levels: Levels, sensorId: string): EffectiveRules {
  const own = levelOf(levels, 'sensor', sensorId);
  const groupName = own?.details?.group ?? null;
  const isPlain = own === undefined || Object.keys(own.rules).length === 0;
  const shared = isPlain ? levels.shared.get(groupName) : undefined;
  if (shared !== undefined) return shared;
  const all = levelOf(levels, 'all', '');
  const group = groupName === null ? undefined : levelOf(levels, 'group', groupName);
  const rules = resolveRules({ all: all?.rules ?? {}, group: group?.rules ?? null, sensor: own?.rules ?? null });
  const version = Math.max(all?.version ?? 0, group?.version ?? 0, isPlain ? 0 : own.version);
  const effective = toEffectiveRules(rules, version);
  if (isPlain) levels.shared.set(groupName, effective);
  return effective;
}

/** Its own limits, or its group's; null: those of all sensors hold. */
export function ownThresholdOf(levels: Levels, sensorId: string): Threshold | null {
  const own = levelOf(levels, 'sensor', sensorId);
  const group = own?.details?.group ? levelOf(levels, 'group', own.details.group) : undefined;
  return own?.rules.limits ?? group?.rules.limits ?? null;
}

/** Until when a sensor raises nothing; null: it does. */
export function quietUntilMs(levels: Levels, sensorId: string): number | null {
  const details = levelOf(levels, 'sensor', sensorId)?.details;
  if (details?.isRetired) return Number.POSITIVE_INFINITY;
  return details?.maintenanceUntilMs ?? null;
}
