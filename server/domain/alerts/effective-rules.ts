import type { Severity } from '#protocol/alert';
import type { AlertRules } from '#protocol/alert-rules';

/** One limit to hold readings against. `version`: of the settings that made it so, part of its alerts' ids. */
export type LimitRule = { kind: 'high' | 'low'; severity: Severity; limitCelsius: number; version: number };

/** What holds for a sensor, made ready for judging each of its readings. */
export type EffectiveRules = AlertRules & {
  /** Of the latest change of any level it comes from. */
  version: number;
  limitRules: readonly LimitRule[];
  /** Between these no rule sees anything beyond, in °C. */
  calmHigh: number;
  calmLow: number;
  /** Nothing but limits, held against the reading: what came before a calm reading does not matter. */
  isPlain: boolean;
};

/** Critical limits come before warnings, high before low. */
export function toEffectiveRules(rules: AlertRules, version: number): EffectiveRules {
  const limitRules: LimitRule[] = [];
  for (const [severity, { high, low }, since] of [
    ['critical', rules.limits, rules.limits.version],
    ['warning', rules.warning, version],
  ] as const) {
    if (high !== null) limitRules.push({ kind: 'high', severity, limitCelsius: high, version: since });
    if (low !== null) limitRules.push({ kind: 'low', severity, limitCelsius: low, version: since });
  }
  const limitsOf = (kind: 'high' | 'low') =>
    [...limitRules.filter((rule) => rule.kind === kind).map((rule) => rule.limitCelsius), rules.exposure[kind]].filter(
      (limit) => limit !== null,
    );
  return {
    ...rules,
    version,
    limitRules,
    calmHigh: Math.min(...limitsOf('high')),
    calmLow: Math.max(...limitsOf('low')),
    isPlain: isPlain(rules),
  };
}

function isPlain({ judgedOn, fault, exposure }: AlertRules): boolean {
  const isTimeCounted = exposure.high !== null || exposure.low !== null;
  const isDoubted = fault.errorValues.length > 0 || fault.stuckAfterMs !== null;
  return judgedOn === 'reading' && !isTimeCounted && !isDoubted;
}
