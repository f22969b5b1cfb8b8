import type { RulesPatch } from '#protocol/alert-rules';
import type { SensorDetails, Settings, SettingsChange, SettingsPatch } from '#protocol/settings';
import { detailsOf, type LevelKey, levelOf, versionOf } from './levels';
import { patchOfOwn } from './rule-values';
import { ruledGroup, ruledLevels, type Target } from './target';

/** Versions as a person saw them, by `levelId`. */
export type SeenVersions = Readonly<Record<string, number>>;

export type DetailsPatch = Partial<Pick<SensorDetails, 'name' | 'group' | 'place'>>;

/** What saving sends: the rules to their level, each ticked sensor into the group, names to the one sensor. */
export function setupChanges(
  { target, rules, details }: { target: Target; rules: RulesPatch; details: DetailsPatch },
  settings: readonly Settings[],
): SettingsChange[] {
  const ruled = Object.keys(rules).length === 0 ? [] : ruledLevels(target).map((key) => ({ ...key, patch: rules }));
  if (target.kind !== 'sensors') return ruled;
  const group = ruledGroup(target);
  if (group !== null) return [...ruled, ...target.sensorIds.flatMap((id) => joining(id, { group, rules, settings }))];
  const said = Object.keys(details).length > 0;
  return said ? withPatches(target.sensorIds, ruled, details) : ruled;
}

// What a sensor says for itself would shield it from what its group is given.
function joining(
  id: string,
  { group, rules, settings }: { group: string; rules: RulesPatch; settings: readonly Settings[] },
): SettingsChange[] {
  const own = levelOf(settings, { scope: 'sensor', id })?.rules ?? {};
  const given = Object.keys(rules) as (keyof RulesPatch)[];
  const cleared = given.filter((field) => own[field] !== undefined).map((field) => [field, null]);
  const joins = detailsOf(id, settings).group === group ? {} : { group };
  const patch: SettingsPatch = { ...Object.fromEntries(cleared), ...joins };
  return Object.keys(patch).length === 0 ? [] : [{ scope: 'sensor', id, patch }];
}

function withPatches(ids: readonly string[], ruled: SettingsChange[], details: DetailsPatch): SettingsChange[] {
  return ids.map((id) => ({
    scope: 'sensor',
    id,
    patch: { ...ruled.find((change) => change.id === id)?.patch, ...details },
  }));
}

export function levelId({ scope, id }: LevelKey): string {
  return `${scope}:${id}`;
}

/** The versions of every level a target is about. */
export function seenVersions(target: Target, settings: readonly Settings[]): SeenVersions {
  const sensors: LevelKey[] = target.kind === 'sensors' ? target.sensorIds.map((id) => ({ scope: 'sensor', id })) : [];
  const levels = [...ruledLevels(target), ...sensors];
  return Object.fromEntries(levels.map((key) => [levelId(key), versionOf(settings, key)]));
}

/** The changes, each refused if its level is no longer what was seen. */
export function overSeen(changes: readonly SettingsChange[], seen: SeenVersions): SettingsChange[] {
  return changes.map((change) => ({ ...change, ifVersion: seen[levelId(change)] ?? change.ifVersion }));
}

/** Levels that somebody changed since they were seen. */
export function movedLevels(seen: SeenVersions, settings: readonly Settings[]): Settings[] {
  return settings.filter((level) => (seen[levelId(level)] ?? level.version) !== level.version);
}

/** What takes changes back: each level as it was `before`, unless somebody changed it since they were `saved`. */
export function undoChanges(
  changes: readonly SettingsChange[],
  before: readonly Settings[],
  saved: readonly Settings[],
): SettingsChange[] {
  return changes.map((change) => ({
    scope: change.scope,
    id: change.id,
    patch: reversed(change, before),
    ifVersion: versionOf(saved, change),
  }));
}

function reversed(change: SettingsChange, before: readonly Settings[]): SettingsPatch {
  const held = levelOf(before, change);
  const rules: Record<string, unknown> = patchOfOwn(held?.rules ?? {});
  const details: Record<string, unknown> = { ...detailsOf(change.id, before) };
  const fields = Object.keys(change.patch);
  return Object.fromEntries(fields.map((field) => [field, field in details ? details[field] : (rules[field] ?? null)]));
}

/** One sensor takes the place of another: what that one was and said, and that one retires. */
export function replaceChanges(
  { oldId, newId }: { oldId: string; newId: string },
  settings: readonly Settings[],
): SettingsChange[] {
  const { name, group, place } = detailsOf(oldId, settings);
  // What nobody said of the old one takes nothing away from the new one.
  const said = Object.fromEntries(Object.entries({ name, group, place }).filter(([, word]) => word !== null));
  const rules = patchOfOwn(levelOf(settings, { scope: 'sensor', id: oldId })?.rules ?? {});
  const version = (id: string) => versionOf(settings, { scope: 'sensor', id });
  return [
    {
      scope: 'sensor',
      id: newId,
      patch: { ...rules, ...said, continues: oldId },
      ifVersion: version(newId),
    },
    { scope: 'sensor', id: oldId, patch: { isRetired: true }, ifVersion: version(oldId) },
  ];
}
