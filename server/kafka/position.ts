import type { LogEvent, Place } from '#server/ports';
import { type Fingerprint, isSameRecord } from './fingerprint';

/**
 * How far we are in one partition: the next offset to hand on, the last record handed on where it can still be read,
 * and what reading begins at: `next`; what lies beyond it where Kafka deleted messages before they were read; or `last`
 * as long as nobody compared it with what the log has there now.
 */
export type Position = { next: number; last: Fingerprint | null; readFrom: number };

/** What the broker says of a partition: its first offset, the one the next record gets, what the group committed. */
export type PartitionFacts = { low: number; high: number; committed: number | null };

/** Something the source noticed in one partition. */
export type Noticed = Omit<LogEvent, 'partition'>;

export type Resumption = { position: Position; noticed: Noticed | null };

/** Where to go on in a partition: where the store stands (`place`), if the log still is the one it knows. */
export function resume(place: Pick<Place, 'next' | 'last'> | null, facts: PartitionFacts): Resumption {
  const { low, high } = facts;
  const next = place?.next ?? null;
  if (next === null) return { position: startAt(low), noticed: null };
  if (high < next) return { position: startAt(low), noticed: recreated(next, high) };
  if (next < low) return { position: skipTo(low, next), noticed: expired(next, low) };
  const known = place?.last ?? null;
  const last = known !== null && known.offset >= low ? known : null;
  return { position: { next, last, readFrom: last?.offset ?? next }, noticed: restored(next, facts) };
}

/** Nothing of this log was handed on yet. */
export function startAt(low: number): Position {
  return { next: low, last: null, readFrom: low };
}

/** The record to compare is gone. */
export function withoutLast({ next }: Position): Position {
  return { next, last: null, readFrom: next };
}

/** What lay between is gone. */
export function skipTo(low: number, next: number): Position {
  return { next, last: null, readFrom: low };
}

export function recreated(next: number, high: number): Noticed {
  return { kind: 'topic-recreated', fromOffset: next, toOffset: high };
}

export function expired(next: number, low: number): Noticed {
  return { kind: 'messages-expired', fromOffset: next, toOffset: low - 1 };
}

// The group's offset is committed behind the store: where it is ahead, the store is an older one.
function restored(next: number, { committed, high }: PartitionFacts): Noticed | null {
  if (committed === null || committed <= next || committed > high) return null;
  return { kind: 'database-restored', fromOffset: next, toOffset: committed - 1 };
}

/** Where to read from: the last record once more where it can be compared, so that another log is noticed. */
export function readingStart({ last, readFrom }: Position): number {
  return last?.offset ?? readFrom;
}

/** True when what was read from `offset` on leaves nothing out. */
export function reaches({ next, readFrom }: Position, offset: number): boolean {
  return offset <= Math.max(next, readFrom);
}

/** `fetchedOffset` is what was asked for: compaction and transactions leave gaps behind it that mean nothing. */
export type BatchFacts = {
  fetchedOffset: number;
  firstOffset: number;
  highWatermark: number;
  fingerprintAt(offset: number): Fingerprint | null;
};

/**
 * What a batch is to a partition: `fits` (hand on what is not older than the position), `other-log` (the topic was made
 * again: its record at our place is another one, or it ends before our place), `went-back` (ask for our place again), `not-compared` (the same, for our last
 * record is to be compared first),
 * `ahead` (it leaves something out: it was asked for before we were sent elsewhere, or our place is no longer there).
 */
export function judgeBatch(
  position: Position,
  batch: BatchFacts,
): 'fits' | 'other-log' | 'went-back' | 'not-compared' | 'ahead' {
  const { next, last, readFrom } = position;
  const { fetchedOffset } = batch;
  if (batch.highWatermark < next) return 'other-log';
  if (!reaches(position, fetchedOffset)) return 'ahead';
  if (last === null) return 'fits';
  // Asked for before we were sent here, it says nothing of the record to compare.
  if (fetchedOffset > readFrom && readFrom < next) return 'not-compared';
  const seen = batch.fingerprintAt(last.offset);
  if (seen !== null) return isSameRecord(seen, last) ? 'fits' : 'other-log';
  return batch.firstOffset < last.offset ? 'went-back' : 'fits';
}
