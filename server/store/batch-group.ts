import type { AlertStep } from '#protocol/alert';
import { appendBatch, batchSize, emptyBatch, type WriteBatch } from '#server/domain/write-batch';

/** Enough that the dozen round trips of a commit cost little a reading, few enough that making it takes some 10 ms. */
export const MAX_BATCH = 10_000;

/**
 * The batches at the head of a queue that go into one transaction: as many as fit, and one at least. What somebody has
 * seen is acknowledged with all that ended earlier, and not with what ends after it: that goes into the next one.
 */
export function takeGroup<Waiting extends { batch: WriteBatch }>(queue: readonly Waiting[]): Waiting[] {
  const group: Waiting[] = [];
  let size = 0;
  for (const waiting of queue) {
    size += batchSize(waiting.batch);
    if (group.length > 0 && size > MAX_BATCH) break;
    group.push(waiting);
    if (waiting.batch.seen.length > 0) break;
  }
  return group;
}

/** All of them as one, in order. */
export function mergeAll(group: readonly { batch: WriteBatch }[]): WriteBatch {
  const [first, ...later] = group;
  if (first !== undefined && later.length === 0) return first.batch;
  const merged = emptyBatch(first?.batch.atMs ?? 0);
  for (const { batch } of group) appendBatch(merged, batch);
  return merged;
}

/** What a person did is answered once it is stored. */
export function isAwaited({ settings, removed, seen, steps }: WriteBatch): boolean {
  return settings.length + removed.length + seen.length > 0 || steps.some(({ kind }) => !BY_ITSELF.has(kind));
}

// What else happens is done by a person, but for a snooze that ends by itself: hurrying that one does no harm.
const BY_ITSELF: ReadonlySet<AlertStep['kind']> = new Set(['opened', 'ended']);
