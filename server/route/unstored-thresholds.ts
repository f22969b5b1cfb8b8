import type { Threshold } from '#protocol/threshold';

/** A threshold on the board, and whose: `sensorId` null: the default's. */
export type Held = { sensorId: string | null; threshold: Threshold | null };

type Entry = { stored: Threshold | null; waiting: number };

/** Of each threshold whose changes are not all stored yet, the one that is: what to go back to when they cannot be. */
export function createUnstoredThresholds() {
  const entries = new Map<string | null, Entry>();
  return {
    /** Notes a change that is on its way. It settles in order with the others. */
    change({ sensorId }: Pick<Held, 'sensorId'>, { from, to }: { from: Threshold | null; to: Threshold | null }) {
      const entry = entries.get(sensorId) ?? { stored: from, waiting: 0 };
      entries.set(sensorId, entry);
      entry.waiting += 1;
      return {
        /** What holds in the store afterwards. */
        settle(isStored: boolean): Held {
          if (isStored) entry.stored = to;
          entry.waiting -= 1;
          if (entry.waiting === 0) entries.delete(sensorId);
          return { sensorId, threshold: entry.stored };
        },
      };
    },
  };
}
