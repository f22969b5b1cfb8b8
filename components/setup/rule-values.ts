import type { AlertRules, OwnRules, RulesPatch } from '#protocol/alert-rules';
import { resolveRules } from '#protocol/resolve-rules';
import type { ThresholdLimits } from '#protocol/threshold';

export type RuleField = keyof AlertRules;

/** All rules as a person sets them: without versions. */
export type RuleValues = Omit<AlertRules, 'limits'> & { limits: ThresholdLimits };

/** In the order of the form. */
export const RULE_FIELDS = [
  'limits',
  'lastingMs',
  'noData',
  'warning',
  'judgedOn',
  'clearMarginCelsius',
  'stayBackMs',
  'exposure',
  'fault',
  'note',
] as const satisfies readonly RuleField[];

/** What rules say, as values of the same shape however they were stored. */
export function valuesOf({ limits, ...rules }: AlertRules): RuleValues {
  return { ...rules, limits: { high: limits.high, low: limits.low } };
}

/** What one level says, as a patch that would say the same. */
export function patchOfOwn({ limits, ...rules }: OwnRules): RulesPatch {
  return limits === undefined ? rules : { ...rules, limits: { high: limits.high, low: limits.low } };
}

/** Where nobody said anything. */
export const BUILT_IN_VALUES: RuleValues = valuesOf(resolveRules({ all: {}, group: null, sensor: null }));

/** Two values of one rule; the order of their parts means nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameValue(a[name as keyof typeof a], b[name as keyof typeof b]));
}
