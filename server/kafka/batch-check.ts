import type { SourceListener } from '#server/ports';
import { type FetchedBatch, fingerprintOfMessage } from './batch-piece';
import type { LogProbe } from './log-probe';
import type { PartitionBook } from './partition-book';
import {
  expired,
  judgeBatch,
  type Noticed,
  type Position,
  readingStart,
  recreated,
  skipTo,
  startAt,
  withoutLast,
} from './position';
import type { StoredHints } from './stored-hints';

export type BatchCheckOptions = {
  book: PartitionBook;
  hints: StoredHints;
  listener: SourceListener;
  probe: LogProbe;
  isStale(): boolean;
  seek(partition: number, offset: number): void;
};

/** True when the batch goes on where we are. Otherwise the consumer was sent elsewhere. */
export async function goesOn(batch: FetchedBatch, position: Position, options: BatchCheckOptions): Promise<boolean> {
  const { book, hints, probe } = options;
  const verdict = judge(batch, position);
  if (verdict === 'fits') return true;
  if (verdict === 'went-back') return sendTo(position, batch, options);
  const low = await logStart(probe, batch.partition);
  if (low === null || options.isStale() || book.positions.get(batch.partition) !== position) return false;
  if (verdict === 'not-compared') {
    return sendTo(low > readingStart(position) ? withoutLast(position) : position, batch, options);
  }
  if (verdict === 'ahead') {
    if (low <= position.next) return sendTo(position, batch, options);
    return sendTo(skipTo(low, position.next), batch, options, expired(position.next, low));
  }
  hints.settle(batch.partition, { stored: null, committed: null });
  return sendTo(startAt(low), batch, options, recreated(position.next, Number(batch.highWatermark)));
}

function judge(batch: FetchedBatch, position: Position) {
  return judgeBatch(position, {
    fetchedOffset: Number(batch.fetchedOffset),
    firstOffset: Number(batch.firstOffset() ?? batch.fetchedOffset),
    highWatermark: Number(batch.highWatermark),
    fingerprintAt(offset) {
      // The usual batch begins behind it, and is not searched.
      if (offset < Number(batch.fetchedOffset)) return null;
      const message = batch.messages.find((one) => Number(one.offset) === offset);
      return message === undefined ? null : fingerprintOfMessage(message);
    },
  });
}

function sendTo(
  position: Position,
  { partition }: FetchedBatch,
  { book, listener, seek }: BatchCheckOptions,
  noticed: Noticed | null = null,
): false {
  book.set(partition, position);
  if (noticed !== null) listener.noticed({ ...noticed, partition });
  seek(partition, readingStart(position));
  return false;
}

/** Null when the broker does not say: the batch is fetched once more then. */
async function logStart(probe: LogProbe, partition: number): Promise<number | null> {
  try {
    return (await probe.look()).logEnds?.get(partition)?.low ?? null;
  } catch {
    return null;
  }
}
