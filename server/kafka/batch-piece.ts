import type { Batch, KafkaMessage } from 'kafkajs';
import type { Log, LogRecord } from '#server/ports';
import { type Fingerprint, fingerprintOf } from './fingerprint';
import { toLogRecord } from './log-record';
import { UNDECODABLE_HEADER } from './undecodable-batch';

/** Handed on at once: a few milliseconds of work, and a turn of the event loop after each. */
const PIECE_RECORDS = 2000;

/** What was asked for is not in kafkajs's types. */
export type FetchedBatch = Batch & { readonly fetchedOffset: string };

/** Part of a batch: the messages between `from` and `next`; control records and gaps among them are left out. */
export type Piece = { partition: number; messages: readonly KafkaMessage[]; from: number; next: number };

/** The batch in pieces, in order; a batch of which nothing is for us is one without messages. */
export function* piecesOf(batch: FetchedBatch): Generator<Piece> {
  const { messages, partition } = batch;
  let from = Number(batch.fetchedOffset);
  let at = 0;
  do {
    const piece = messages.slice(at, at + PIECE_RECORDS);
    at += PIECE_RECORDS;
    const isLast = at >= messages.length;
    const next = Number(isLast ? batch.lastOffset() : piece.at(-1)?.offset) + 1;
    yield { partition, messages: piece, from, next };
    from = next;
  } while (at < messages.length);
}

export function lastFingerprint({ messages }: Piece): Fingerprint | null {
  const last = messages.at(-1);
  return last === undefined ? null : fingerprintOfMessage(last);
}

export function fingerprintOfMessage({ offset, timestamp, value }: KafkaMessage): Fingerprint {
  return fingerprintOf({ offset: Number(offset), timestampMs: Number(timestamp), value });
}

/** The piece's records from `next` on. */
export function recordsFrom(next: number, { messages, partition }: Piece, log: Log): LogRecord[] {
  const records: LogRecord[] = [];
  let fillers = 0;
  for (const message of messages) {
    if (Number(message.offset) < next) continue;
    const record = toLogRecord(message);
    if (record === null) fillers += 1;
    else records.push(record);
  }
  logUndecodable(records, { fillers, partition, log });
  return records;
}

function logUndecodable(
  records: readonly LogRecord[],
  { fillers, partition, log }: { fillers: number; partition: number; log: Log },
): void {
  const stoodIn = records.filter(({ headers }) => headers[UNDECODABLE_HEADER] !== undefined);
  if (stoodIn.length === 0 && fillers === 0) return;
  log.error('kafka-batch-undecodable', {
    partition,
    offsets: stoodIn.map(({ offset }) => offset),
    messages: stoodIn.length + fillers,
    message: 'A compressed batch could not be read; its bytes go to the dead-letter topic as one rejection.',
  });
}
