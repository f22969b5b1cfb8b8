import { appendBatch, batchSize, emptyBatch, type WriteBatch } from '#server/domain/write-batch';

/** Enough that the dozen round trips of a commit cost little a reading, few enough that making it takes some 10 ms. */
export const MAX_BATCH = 10_000;

/** The batches at the head of a queue that go into one transaction: as many as fit, and one at least. */
export function takeGroup<Waiting extends { batch: WriteBatch }>(queue: readonly Waiting[]): Waiting[] {
  const group: Waiting[] = [];
  let size = 0;
  for (const waiting of queue) {
    size += batchSize(waiting.batch);
    if (group.length > 0 && size > MAX_BATCH) break;
    group.push(waiting);
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
export function isAwaited({ thresholds, removed }: WriteBatch): boolean {
  return thresholds.length + removed.length > 0;
}
