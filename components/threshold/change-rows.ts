import type { ThresholdChange } from '#protocol/history';
import type { Threshold, ThresholdLimits } from '#protocol/threshold';
import { sameLimits } from './threshold-draft';

/** What is saved now: the sensor's own, null where it has none, and the default. */
export type SavedNow = { own: ThresholdLimits | null; theDefault: ThresholdLimits };

export type ChangeRow = {
  change: ThresholdChange;
  /** Whether reverting it would change anything. */
  canRevert: boolean;
};

/** The changes of a sensor's threshold and of the default in one list, newest first. */
export function changeRows(lists: readonly (readonly ThresholdChange[])[], now: SavedNow): ChangeRow[] {
  return lists
    .flat()
    .filter(({ changedAtMs }) => changedAtMs !== null)
    .sort((a, b) => b.version - a.version)
    .map((change) => ({ change, canRevert: differs(change, now) }));
}

/** What the page knows live: the sensor's own threshold or its group's, null where there is neither, and the default. */
export type LiveThresholds = { own: Threshold | null; theDefault: Threshold | null };

/** Whether a list misses the change that made what holds now: frames come before the database has it. */
export function isBehind(
  [ofSensor = [], ofDefault = []]: readonly (readonly ThresholdChange[])[],
  { own, theDefault }: LiveThresholds,
): boolean {
  const [newest, newestDefault] = [ofSensor[0], ofDefault[0]];
  const isDefaultBehind = (newestDefault?.version ?? 0) < (theDefault?.version ?? 0);
  if (own === null) return isDefaultBehind || (newest !== undefined && newest.to !== null);
  // One of its own is listed last though its group's, which is older, holds: that it was given up is missing.
  const isGivenUp = newest !== undefined && newest.to !== null && newest.version > own.version;
  return isDefaultBehind || isGivenUp || (newest?.version ?? 0) < own.version;
}

// The default is always something: there is no way back to before it.
function differs({ sensorId, from }: ThresholdChange, { own, theDefault }: SavedNow): boolean {
  if (sensorId === null) return from !== null && !sameLimits(from, theDefault);
  if (from === null || own === null) return from !== own;
  return !sameLimits(from, own);
}
