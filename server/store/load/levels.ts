import type { Settings } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';
import type { SettingsChanged, SettingsContent } from '#server/domain/settings-change';

/** What levels say now, and the version of the latest change of any. */
export type Levels = { settings: Settings[]; lastVersion: number };

/** The first change there is of any settings: the limits of all sensors, by nobody. */
export function firstSettings({ high, low }: ThresholdLimits): SettingsChanged {
  const changed = { version: 1, changedAtMs: null, changedBy: null };
  const after = { rules: { limits: { high, low, ...changed } }, details: null };
  return { ...changed, scope: 'all', scopeId: '', before: null, after };
}

/** From the latest change of each level. One that says nothing any more is left out, but for that of all sensors. */
export function toLevels(latest: readonly Omit<SettingsChanged, 'before'>[]): Levels {
  return {
    settings: latest.filter(({ scope, after }) => scope === 'all' || saysSomething(after)).map(toSettings),
    lastVersion: latest.reduce((last, { version }) => Math.max(last, version), 0),
  };
}

function saysSomething({ rules, details }: SettingsContent): boolean {
  const said = Object.values(details ?? {}).some((value) => value !== null && value !== false);
  return said || Object.keys(rules).length > 0;
}

function toSettings({ scope, scopeId, after, ...changed }: Omit<SettingsChanged, 'before'>): Settings {
  const { version, changedAtMs, changedBy } = changed;
  return { scope, id: scopeId, rules: after.rules, details: after.details, version, changedAtMs, changedBy };
}
