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
} from '#server/kafka/position';
import type { Fingerprint, LogRecord } from '#server/ports';
import type { Fetched } from './sim-topic';

/** Where to read instead, and what is told of it. */
type Elsewhere = { position: Position; noticed: Noticed | null };

/** Whether what was fetched goes on where we are; as the source for Kafka sees it. */
export function verdictOn(
  { fetchedOffset, records, highWatermark }: Fetched,
  { position, low }: { position: Position; low: number },
): 'fits' | Elsewhere {
  const verdict = judgeBatch(position, {
    fetchedOffset,
    firstOffset: records[0]?.offset ?? fetchedOffset,
    highWatermark,
    fingerprintAt: (offset) => fingerprintOf(records.find((record) => record.offset === offset)),
  });
  const again = { position, noticed: null };
  if (verdict === 'fits') return verdict;
  if (verdict === 'other-log') return { position: startAt(low), noticed: recreated(position.next, highWatermark) };
  if (verdict === 'ahead' && low > position.next) {
    return { position: skipTo(low, position.next), noticed: expired(position.next, low) };
  }
  const isGone = verdict === 'not-compared' && low > readingStart(position);
  return isGone ? { ...again, position: withoutLast(position) } : again;
}

/** What a record is known again by: here its whole value. */
export function fingerprintOf(record: LogRecord | undefined): Fingerprint | null {
  if (record === undefined) return null;
  const { offset, timestampMs, value } = record;
  return { offset, timestampMs, valueHash: value === null ? '' : String.fromCharCode(...value) };
}
