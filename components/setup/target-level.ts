import type { RulesPatch } from '#protocol/alert-rules';
import { type RuleLevels, resolveRules, rulesFrom } from '#protocol/resolve-rules';
import type { Settings, SettingsScope } from '#protocol/settings';
import { groupLevelsOf, levelsOf } from './levels';
import { patchOfOwn, RULE_FIELDS, type RuleField, type RuleValues, sameValue, valuesOf } from './rule-values';
import { ruledGroup, type Target } from './target';

/** What a form begins with. */
export type TargetLevel = {
  /** What it says for itself. */
  own: RulesPatch;
  /** What holds where it says nothing. */
  inherited: RuleValues;
  /** The level each inherited rule comes from; left out: it is built in. */
  from: Partial<Record<RuleField, SettingsScope>>;
  /** The group in `from`. */
  fromGroup: string | null;
  /** Rules that are not the same for all its sensors: they stay as they are until somebody says one. */
  mixed: ReadonlySet<RuleField>;
};

/** What the level of a target says and stands under. */
export function targetLevel(target: Target, settings: readonly Settings[]): TargetLevel {
  if (target.kind === 'sensors' && target.group === null) return levelOfSensors(target.sensorIds, settings);
  const levels = groupLevelsOf(ruledGroup(target), settings);
  const own = (target.kind === 'all' ? levels.all : levels.group) ?? {};
  const above: RuleLevels = { all: target.kind === 'all' ? {} : levels.all, group: null, sensor: null };
  return { own: patchOfOwn(own), ...inheritedFrom(above), fromGroup: null, mixed: new Set() };
}

function levelOfSensors(sensorIds: readonly string[], settings: readonly Settings[]): TargetLevel {
  const all = sensorIds.map((id) => levelsOf(id, settings));
  const [first = groupLevelsOf(null, settings)] = all;
  const held = all.map((levels) => valuesOf(resolveRules(levels)));
  const mixed = RULE_FIELDS.filter((field) => held.some((values) => !sameValue(values[field], held[0]?.[field])));
  const own: RulesPatch = Object.assign({}, ...all.map(({ sensor }) => patchOfOwn(sensor ?? {})));
  const group = settings.find(({ scope, id }) => scope === 'sensor' && id === sensorIds[0])?.details?.group ?? null;
  return { own, ...inheritedFrom({ ...first, sensor: null }), fromGroup: group, mixed: new Set(mixed) };
}

function inheritedFrom(levels: RuleLevels): Pick<TargetLevel, 'inherited' | 'from'> {
  return { inherited: valuesOf(resolveRules(levels)), from: rulesFrom(levels) };
}
