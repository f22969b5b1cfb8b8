import type { OwnRules } from '#protocol/alert-rules';
import { NO_DETAILS } from '#protocol/resolve-rules';
import type { SensorDetails, Settings } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';

type Parts = { rules?: OwnRules; version?: number; changedBy?: string | null };

/** Limits as a level says them. */
export function buildLimits(limits: ThresholdLimits, version = 1) {
  return { ...limits, version, changedAtMs: null, changedBy: null };
}

export function buildAllSettings({ rules, version = 1, changedBy = null }: Parts = {}): Settings {
  const all = { limits: buildLimits({ high: 40, low: null }), ...rules };
  return { scope: 'all', id: '', rules: all, details: null, version, changedAtMs: null, changedBy };
}

export function buildGroupSettings(id: string, { rules = {}, version = 1, changedBy = null }: Parts = {}): Settings {
  return { scope: 'group', id, rules, details: null, version, changedAtMs: null, changedBy };
}

export function buildSensorSettings(
  id: string,
  details: Partial<SensorDetails>,
  { rules = {}, version = 1, changedBy = null }: Parts = {},
): Settings {
  return {
    scope: 'sensor',
    id,
    rules,
    details: { ...NO_DETAILS, ...details },
    version,
    changedAtMs: null,
    changedBy,
  };
}
