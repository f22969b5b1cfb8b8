import type { ThresholdStep } from '#protocol/history';
import type { SettingsScope } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';

/** What a level said of limits from then on; null: nothing. `group`: of which the sensor is, where it is the sensor's. */
export type LimitsChange = {
  scope: SettingsScope;
  scopeId: string;
  /** Null: what the first start wrote, which holds since ever. */
  changedAtMs: number | null;
  limits: ThresholdLimits | null;
  group: string | null;
};

/**
 * Changes of one sensor, of the groups it was ever in and of all sensors, in order of version, as what held for the
 * sensor: its own limits hide its group's, and those hide what holds for all.
 */
export function foldLimits(changes: readonly LimitsChange[]): ThresholdStep[] {
  const steps: ThresholdStep[] = [];
  const ofGroups = new Map<string, ThresholdLimits | null>();
  let ofAll: ThresholdLimits | null = null;
  let own: Pick<LimitsChange, 'limits' | 'group'> = { limits: null, group: null };
  for (const change of changes) {
    if (change.scope === 'all') ofAll = change.limits;
    else if (change.scope === 'group') ofGroups.set(change.scopeId, change.limits);
    else own = change;
    const ofGroup = own.group === null ? null : ofGroups.get(own.group);
    const held = own.limits ?? ofGroup ?? ofAll;
    if (held !== null) addStep(steps, { fromMs: change.changedAtMs ?? 0, high: held.high, low: held.low });
  }
  return steps;
}

/** Versions tell the order: a clock that was set back between two of them does not. */
function addStep(steps: ThresholdStep[], step: ThresholdStep): void {
  const last = steps.at(-1);
  if (last && last.high === step.high && last.low === step.low) return;
  const fromMs = Math.max(step.fromMs, last?.fromMs ?? 0);
  if (last?.fromMs === fromMs) steps.pop();
  steps.push({ ...step, fromMs });
}

/** The one that held at `fromMs` and all later ones. */
export function stepsSince(steps: readonly ThresholdStep[], fromMs: number): ThresholdStep[] {
  const held = steps.findLastIndex((step) => step.fromMs <= fromMs);
  return steps.slice(Math.max(held, 0));
}
