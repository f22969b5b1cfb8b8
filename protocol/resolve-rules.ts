import type { AlertRules, OwnRules } from './alert-rules';
import type { SensorDetails, SettingsScope } from './settings';

/** What holds where no level says anything. Limits are always said for all sensors. */
export const BUILT_IN_RULES: Omit<AlertRules, 'limits'> = {
  warning: { high: null, low: null },
  judgedOn: 'reading',
  lastingMs: 0,
  clearMarginCelsius: 0,
  stayBackMs: 0,
  exposure: { high: null, low: null, totalMs: 3_600_000 },
  noData: { isOn: true, afterMs: null },
  fault: { errorValues: [], stuckAfterMs: null },
  note: '',
};

/** What is said of a sensor of which nobody said anything. */
export const NO_DETAILS: SensorDetails = {
  name: null,
  group: null,
  place: null,
  isRetired: false,
  maintenanceUntilMs: null,
  continues: null,
};

/** What each level says for itself; null: it says nothing. */
export type RuleLevels = { all: OwnRules; group: OwnRules | null; sensor: OwnRules | null };

/** What holds for a sensor: each field from the nearest level that says it. */
export function resolveRules({ all, group, sensor }: RuleLevels): AlertRules {
  return { limits: NO_LIMITS, ...BUILT_IN_RULES, ...all, ...group, ...sensor };
}

/** The level each field comes from; fields that no level says are left out. */
export function rulesFrom({ all, group, sensor }: RuleLevels): Partial<Record<keyof AlertRules, SettingsScope>> {
  const from: Partial<Record<keyof AlertRules, SettingsScope>> = {};
  for (const [scope, rules] of [
    ['all', all],
    ['group', group],
    ['sensor', sensor],
  ] as const) {
    for (const field of Object.keys(rules ?? {})) from[field as keyof AlertRules] = scope;
  }
  return from;
}

const NO_LIMITS = { high: null, low: null, version: 0, changedAtMs: null, changedBy: null };
