import type { EachBatchPayload } from 'kafkajs';

/** A partition and the offset up to which it is stored. */
export type Hint = { partition: number; offset: number };

/**
 * How far the store is in each partition, for the group's committed offsets. They are a hint for people and tools, and
 * a commit beyond the store's own place tells that the database is an older copy; so they never run ahead of it.
 */
export type StoredHints = {
  /** The word of the store and of the group; null: nothing of this log. What was watched before no longer counts. */
  settle(partition: number, entry: { stored: number | null; committed: number | null }): void;
  watch(hint: Hint, stored: Promise<boolean>): void;
  /** Resolves when it is known of all that was watched. */
  idle(): Promise<void>;
  forget(partitions: readonly number[]): void;
  /** Those that rose since they were last `committed`. */
  pending(): Hint[];
  committed(hints: readonly Hint[]): void;
};

/** `watching`: of the last that was watched; those before it are known then too. */
type Entry = { stored: number | null; committed: number | null; watching: Promise<void> };

export function createStoredHints(): StoredHints {
  const entries = new Map<number, Entry>();
  return {
    settle: (partition, entry) => void entries.set(partition, { ...entry, watching: Promise.resolve() }),
    watch({ partition, offset }, stored) {
      const entry = entries.get(partition);
      if (entry === undefined) return;
      const note = (isStored: boolean) => {
        if (isStored) entry.stored = Math.max(offset, entry.stored ?? 0);
      };
      entry.watching = stored.then(note, () => undefined);
    },
    async idle() {
      await Promise.all([...entries.values()].map(({ watching }) => watching));
    },
    forget(partitions) {
      for (const partition of partitions) entries.delete(partition);
    },
    pending() {
      const hints: Hint[] = [];
      for (const [partition, { stored, committed }] of entries) {
        if (stored !== null && stored !== committed) hints.push({ partition, offset: stored });
      }
      return hints;
    },
    committed(hints) {
      for (const { partition, offset } of hints) {
        const entry = entries.get(partition);
        if (entry !== undefined) entry.committed = offset;
      }
    },
  };
}

export type HintCommit = { hints: StoredHints; topic: string; commit: EachBatchPayload['commitOffsetsIfNecessary'] };

/** Commits them for the group. A failure means nothing: the next commit says more. */
export async function commitHints(pending: readonly Hint[], { hints, topic, commit }: HintCommit): Promise<void> {
  if (pending.length === 0) return;
  const partitions = pending.map(({ partition, offset }) => ({ partition, offset: String(offset) }));
  try {
    await commit({ topics: [{ topic, partitions }] });
    hints.committed(pending);
  } catch {}
}
