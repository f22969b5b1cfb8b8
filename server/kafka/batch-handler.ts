import type { Batch, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Clock, Log, LogRecord, SourceListener } from '#server/ports';
import { fingerprintOf } from './fingerprint';
import { whileBeating } from './heartbeat';
import type { LogProbe } from './log-probe';
import { toLogRecord } from './log-record';
import type { PartitionBook } from './partition-book';
import { judgeBatch, type Position } from './position';
import { UNDECODABLE_HEADER } from './undecodable-batch';

/** What the handler needs of the consumer that calls it. */
export type BatchSession = {
  /** False once this consumer was given up: it must not touch anything any more. */
  isCurrent(): boolean;
  /** The log's id, when the places of all assigned partitions are known; null when this consumer was given up. */
  resumed(): Promise<string | null>;
  seek(partition: number, offset: number): void;
};

export type BatchHandlerOptions = {
  book: PartitionBook;
  listener: SourceListener;
  probe: LogProbe;
  clock: Clock;
  log: Log;
};

/** Handed on at once: a few milliseconds of work, and a commit and a turn of the event loop after each. */
const PIECE_RECORDS = 2000;

/** When the listener fails, which it does only while stopping, the same records are tried again after this. */
const TRY_AGAIN_MS = 1000;

/**
 * Handles one batch for `session`: hands on what is new, moves the position, then the group's. Only errors of Kafka
 * leave it: any other would end the consumer.
 */
export async function handleBatch(
  payload: EachBatchPayload,
  session: BatchSession,
  options: BatchHandlerOptions,
): Promise<void> {
  const { batch, heartbeat } = payload;
  const { book, clock } = options;
  const isStale = () => !session.isCurrent() || payload.isStale();
  if (isStale()) return;
  const ready = session.resumed().then((logId) => book.inHand(batch.partition).then(() => logId));
  throwIfAny(await whileBeating(ready, { clock, heartbeat }));
  const logId = await ready;
  const position = book.positions.get(batch.partition);
  if (isStale() || logId === null || position === undefined) return;
  if (!(await fits(batch, position, { session, ...options }))) return;
  for (const piece of piecesOf(batch)) {
    if (isStale() || !payload.isRunning()) return;
    if (!(await handlePiece(piece, payload, { ...options, logId }))) return;
  }
}

/** True when the batch goes on where we are. Otherwise the consumer was sent elsewhere. */
async function fits(
  batch: Batch,
  position: Position,
  options: BatchHandlerOptions & { session: BatchSession },
): Promise<boolean> {
  const { book, listener, probe, log, session } = options;
  const { partition } = batch;
  const first = Number(batch.firstOffset());
  const fingerprintAt = (offset: number) => {
    const message = batch.messages.find((one) => Number(one.offset) === offset);
    return message === undefined ? null : fingerprintOf(toStamp(message));
  };
  const verdict = judgeBatch(position, {
    firstOffset: first,
    highWatermark: Number(batch.highWatermark),
    fingerprintAt,
  });
  if (verdict === 'went-back') {
    session.seek(partition, position.last?.offset ?? position.next);
    return false;
  }
  if (verdict === 'fits' && first <= position.next) return true;
  const low = await logStart(probe, partition);
  if (!session.isCurrent() || low === null) return false;
  if (verdict === 'fits') {
    // Compaction and transactions leave gaps that mean nothing; what lies before the log's start is really gone.
    if (low > position.next) logHole(log, { partition, from: position.next, to: low - 1 });
    return true;
  }
  logRecreated(log, partition);
  book.set(partition, { next: low, last: null });
  listener.lost([partition]);
  session.seek(partition, low);
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

/** False when the listener did not take it: what comes after must wait until it is fetched again. */
async function handlePiece(
  piece: Piece,
  payload: EachBatchPayload,
  options: BatchHandlerOptions & { logId: string },
): Promise<boolean> {
  const { book, listener, clock, log, logId } = options;
  const { partition } = payload.batch;
  const position = book.positions.get(partition);
  if (position === undefined) return false;
  const records = newRecords(piece.messages, { position, partition, log });
  const handling = records.length === 0 ? Promise.resolve() : listener.records({ logId, partition, records });
  // Beside the wait, not after it: when this consumer is given up meanwhile, the position still moves.
  const moved = handling.then(() => {
    if (book.positions.get(partition) === position) book.set(partition, movePast(piece, position));
  });
  book.take(partition, moved);
  let beatFailure: unknown;
  try {
    beatFailure = await whileBeating(moved, { clock, heartbeat: payload.heartbeat });
  } catch (error) {
    log.error('records-not-taken', { partition, cause: String(error) });
    await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
    return false;
  }
  payload.resolveOffset(String(piece.lastMessageOffset));
  await payload.commitOffsetsIfNecessary(ownOffsets(payload));
  throwIfAny(beatFailure);
  await payload.heartbeat();
  return true;
}

type Piece = {
  messages: readonly KafkaMessage[];
  lastMessageOffset: number;
  /** One past what was seen, control records behind the last message included. */
  next: number;
};

function* piecesOf(batch: Batch): Generator<Piece> {
  const { messages } = batch;
  for (let at = 0; at < messages.length; at += PIECE_RECORDS) {
    const piece = messages.slice(at, at + PIECE_RECORDS);
    const lastMessageOffset = Number(piece.at(-1)?.offset);
    const isLast = at + PIECE_RECORDS >= messages.length;
    yield { messages: piece, lastMessageOffset, next: (isLast ? Number(batch.lastOffset()) : lastMessageOffset) + 1 };
  }
}

function movePast(piece: Piece, position: Position): Position {
  const last = piece.messages.at(-1);
  if (last === undefined || piece.next <= position.next) return position;
  return { next: piece.next, last: fingerprintOf(toStamp(last)) };
}

function newRecords(
  messages: readonly KafkaMessage[],
  { position, partition, log }: { position: Position; partition: number; log: Log },
): LogRecord[] {
  const records: LogRecord[] = [];
  let fillers = 0;
  for (const message of messages) {
    if (Number(message.offset) < position.next) continue;
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

export function logHole(log: Log, hole: { partition: number; from: number; to: number }): void {
  const message =
    'Kafka deleted messages before they were read; lengthen the retention of the topic if it happens again.';
  log.warn('kafka-hole', { ...hole, message });
}

export function logRecreated(log: Log, partition: number): void {
  log.warn('kafka-topic-recreated', { partition, message: 'The topic was made again; it is read from its beginning.' });
}

/** Only this partition's: another one may have been sent back by a seek, and its place must not be committed. */
function ownOffsets({ batch, uncommittedOffsets }: EachBatchPayload) {
  const topics = uncommittedOffsets().topics.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.filter(({ partition }) => Number(partition) === batch.partition),
  }));
  return { topics: topics.filter(({ partitions }) => partitions.length > 0) };
}

const toStamp = ({ offset, timestamp, value }: KafkaMessage) => ({
  offset: Number(offset),
  timestampMs: Number(timestamp),
  value,
});

function throwIfAny(error: unknown): void {
  if (error !== null) throw error;
}
