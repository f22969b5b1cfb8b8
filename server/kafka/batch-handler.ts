import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import type { Clock, Log, RecordBatch, SourceListener, Taken } from '#server/ports';
import { goesOn } from './batch-check';
import { type FetchedBatch, lastFingerprint, type Piece, piecesOf, recordsFrom } from './batch-piece';
import { untilBeatFails, whileBeating } from './heartbeat';
import type { LogProbe } from './log-probe';
import type { PartitionBook } from './partition-book';
import { type Position, reaches, readingStart } from './position';
import type { StoredHints } from './stored-hints';

/** What the handler needs of the consumer that calls it. */
export type BatchSession = {
  /** False once this consumer was given up, or is to stop: it must not touch anything any more. */
  isCurrent(): boolean;
  /** True when the places of all assigned partitions are known; false when that was given up, or is asked anew. */
  resumed(): Promise<boolean>;
  /** Has the places asked anew; `resumed` is another one then. */
  rewind(): void;
  seek(partition: number, offset: number): void;
};

export type BatchHandlerOptions = {
  book: PartitionBook;
  hints: StoredHints;
  listener: SourceListener;
  probe: LogProbe;
  clock: Clock;
  log: Log;
};

/** Records that the listener did not take are tried again after this. */
const TRY_AGAIN_MS = 1000;
/** About once a minute. */
const TELL_EVERY_REFUSALS = 60;

type Handling = BatchHandlerOptions & { session: BatchSession; payload: EachBatchPayload; isStale(): boolean };

/**
 * Handles one batch for `session`: hands on what is new, then moves the position. Only errors of Kafka leave it: any
 * other would end the consumer.
 */
export async function handleBatch(
  payload: EachBatchPayload,
  session: BatchSession,
  options: BatchHandlerOptions,
): Promise<void> {
  const { book, clock } = options;
  const batch = payload.batch as FetchedBatch;
  const resumed = session.resumed();
  const isStale = () => !session.isCurrent() || payload.isStale() || session.resumed() !== resumed;
  if (isStale()) return;
  const ready = resumed.then((isKnown) => book.inHand(batch.partition).then(() => isKnown));
  const isKnown = await untilBeatFails(ready, { clock, heartbeat: payload.heartbeat });
  const position = book.positions.get(batch.partition);
  if (isStale() || !isKnown || position === undefined) return;
  if (!(await goesOn(batch, position, { ...options, isStale, seek: session.seek }))) return;
  for (const piece of piecesOf(batch)) {
    if (isStale() || !payload.isRunning()) return;
    if (!(await handlePiece(piece, { ...options, session, payload, isStale }))) return;
    await nextTurn();
  }
}

/** False when what comes after must wait until it is fetched again. */
async function handlePiece(piece: Piece, handling: Handling): Promise<boolean> {
  const { book, session, payload } = handling;
  const position = book.positions.get(piece.partition);
  if (position === undefined) return false;
  if (!reaches(position, piece.from)) {
    session.seek(piece.partition, readingStart(position));
    return false;
  }
  if (piece.next > position.next && !(await handOn(piece, position, handling))) return false;
  payload.resolveOffset(String(piece.next - 1));
  await payload.heartbeat();
  return true;
}

async function handOn(piece: Piece, position: Position, handling: Handling): Promise<boolean> {
  const { book, session, clock, log, payload, isStale } = handling;
  const { partition, next } = piece;
  const records = recordsFrom(position.next, piece, log);
  const last = lastFingerprint(piece) ?? position.last;
  // Beside the wait, not after it: when this consumer is given up meanwhile, the position still moves.
  const taking = take({ partition, records, from: position.next, next, last }, position, handling);
  book.take(partition, taking);
  const beatFailure = await whileBeating(taking, { clock, heartbeat: payload.heartbeat });
  const taken = await taking;
  if (beatFailure !== null) throw beatFailure;
  if (taken !== null && taken !== 'misplaced') return !isStale();
  if (payload.isRunning() && session.isCurrent())
    await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, resolve));
  // Whoever gave this listener another place has it asked anew; where nobody did, this does.
  if (taken === 'misplaced' && !isStale()) session.rewind();
  return false;
}

/** Null when the listener takes nothing now. */
async function take(batch: RecordBatch, position: Position, handling: Handling): Promise<Taken | null> {
  const { listener, book, hints, log } = handling;
  const { partition, next, last } = batch;
  try {
    const taken = await listener.records(batch);
    if (taken === 'misplaced' || book.positions.get(partition) !== position) return taken;
    book.set(partition, { next, last, readFrom: next });
    hints.watch({ partition, offset: next }, taken.stored);
    return taken;
  } catch (error) {
    const times = book.refused(partition);
    if (times % TELL_EVERY_REFUSALS === 1) log.error('records-not-taken', { partition, times, cause: String(error) });
    return null;
  }
}
