import { type Fingerprint, isSameRecord } from './fingerprint';

/** How far we are in one partition: the next offset to hand on, and the last record handed on if we saw one. */
export type Position = { next: number; last: Fingerprint | null };

/** What the broker says of a partition: its first offset, the one the next record gets, what the group committed. */
export type PartitionFacts = { low: number; high: number; committed: number | null };

/** `from` and `to` are the first and the last offset that are gone. */
export type Hole = { from: number; to: number };

export type Resumption = {
  position: Position;
  /** Why what is known of the partition no longer holds; null: it does. */
  lostBecause: 'recreated' | 'read-elsewhere' | null;
  hole: Hole | null;
};

/** Where to go on in a partition that was just assigned; `known` is what this process remembers of it, if anything. */
export function resume(known: Position | null, facts: PartitionFacts): Resumption {
  const { low, high, committed } = facts;
  if (known === null) return { ...startAt(committed ?? low, facts), lostBecause: null };
  if (high < known.next) return { position: { next: low, last: null }, lostBecause: 'recreated', hole: null };
  if (committed !== null && committed > known.next) {
    return { ...startAt(committed, facts), lostBecause: 'read-elsewhere' };
  }
  const hole = known.next < low ? { from: known.next, to: low - 1 } : null;
  return { position: hole === null ? known : { next: low, last: null }, lostBecause: null, hole };
}

function startAt(next: number, { low, high }: PartitionFacts): { position: Position; hole: Hole | null } {
  if (next > high) return { position: { next: low, last: null }, hole: null };
  const hole = next < low ? { from: next, to: low - 1 } : null;
  return { position: { next: Math.max(next, low), last: null }, hole };
}

/**
 * What a batch is to a partition: `fits` (hand on what is not older than the position), `other-log` (the topic was made
 * again: its record at our place is another one, or it ends before our place), `went-back` (ask for our place again).
 */
export function judgeBatch(
  position: Position,
  batch: { firstOffset: number; highWatermark: number; fingerprintAt(offset: number): Fingerprint | null },
): 'fits' | 'other-log' | 'went-back' {
  const { next, last } = position;
  if (batch.highWatermark < next) return 'other-log';
  if (last === null) return 'fits';
  const seen = batch.fingerprintAt(last.offset);
  if (seen !== null) return isSameRecord(seen, last) ? 'fits' : 'other-log';
  return batch.firstOffset < last.offset ? 'went-back' : 'fits';
}
