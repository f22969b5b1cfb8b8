import type { Settings } from '#protocol/settings';
import type { ThresholdLimits } from '#protocol/threshold';
import { detailsOf, levelOf } from '../setup/levels';

/** Whose threshold holds for a sensor: its own, that of its group, or the default. */
export type ThresholdSource = { kind: 'own' } | { kind: 'group'; group: string } | { kind: 'default' };

export function thresholdSource(sensorId: string | null, settings: readonly Settings[]): ThresholdSource {
  if (sensorId === null) return { kind: 'default' };
  if (levelOf(settings, { scope: 'sensor', id: sensorId })?.rules.limits !== undefined) return { kind: 'own' };
  const group = groupWithLimits(sensorId, settings);
  return group === null ? { kind: 'default' } : { kind: 'group', group: group.id };
}

/** What would hold without one of its own; null: the default. */
export function limitsBehindOwn(sensorId: string, settings: readonly Settings[]): ThresholdLimits | null {
  return groupWithLimits(sensorId, settings)?.rules.limits ?? null;
}

function groupWithLimits(sensorId: string, settings: readonly Settings[]): Settings | null {
  const { group } = detailsOf(sensorId, settings);
  const level = group === null ? undefined : levelOf(settings, { scope: 'group', id: group });
  return level?.rules.limits === undefined ? null : level;
}
