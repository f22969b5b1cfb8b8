import type { ThresholdChange } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
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

// The default is always something: there is no way back to before it.
function differs({ sensorId, from }: ThresholdChange, { own, theDefault }: SavedNow): boolean {
  if (sensorId === null) return from !== null && !sameLimits(from, theDefault);
  if (from === null || own === null) return from !== own;
  return !sameLimits(from, own);
}
