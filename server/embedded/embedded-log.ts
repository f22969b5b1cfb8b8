import type { Clock, RawSink, ReadingSink, ReadingSource, SourceListener, Taken } from '#server/ports';
import { type EmbeddedRecord, rawRecord, toEmbeddedRecord } from './embedded-record';

/** The in-process log: what the database keeps of it is the log. */
export type EmbeddedLog = ReadingSource & ReadingSink & RawSink;

export type EmbeddedLogOptions = {
  clock: Clock;
  /** Most records that may wait for the listener at once. */
  maxWaitingRecords?: number;
};

/** A hundred full POSTs: about 20 MB when records are as large as they get here. */
const MAX_WAITING_RECORDS = 100_000;

const LOG_NAME = 'embedded';
const PARTITION = 0;

/** From a start to its stop. `settling` is null when `nextOffset` is where the database's log ends. */
type Run = { listener: SourceListener; nextOffset: number; settling: Promise<void> | null };

/**
 * A log of one partition, 0, that stands in for the topic. `append` resolves once the records are stored; it rejects
 * with code `sink-unavailable` before `start`, after `stop`, while the database does not say where its log ends, when
 * too many records wait, and when they were not stored. Offsets leave no gap: refused records have none.
 */
export function createEmbeddedLog({ clock, maxWaitingRecords = MAX_WAITING_RECORDS }: EmbeddedLogOptions): EmbeddedLog {
  let run: Run | null = null;
  let waitingRecords = 0;
  let lastTurn: Promise<unknown> = Promise.resolve();

  // After what is in hand. Nothing new is taken meanwhile, so that no record gets an offset of before.
  function settle(of: Run): void {
    const places = lastTurn.then(() => of.listener.assigned(LOG_NAME, [PARTITION]));
    const settling = places.then(
      (known) => {
        if (of.settling !== settling) return;
        of.nextOffset = known.get(PARTITION)?.next ?? 0;
        of.settling = null;
      },
      // Rejects only when the process is stopping: appends are refused on.
      () => undefined,
    );
    of.settling = settling;
  }

  async function handOver(of: Run, records: readonly EmbeddedRecord[]): Promise<Taken> {
    const from = of.nextOffset;
    const next = from + records.length;
    const placed = records.map((record, index) => ({ ...record, offset: from + index }));
    const taken = await of.listener.records({ partition: PARTITION, records: placed, from, next, last: null });
    if (taken !== 'misplaced') of.nextOffset = next;
    else if (of.settling === null) settle(of);
    return taken;
  }

  /** In order, each up to its acceptance: what many append at once may be stored at once. */
  async function inTurn(of: Run, records: readonly EmbeddedRecord[]): Promise<Taken> {
    const turn = lastTurn.then(() => handOver(of, records));
    // The next one's turn comes whatever became of this one; its own `append` tells.
    lastTurn = Promise.allSettled([turn]);
    waitingRecords += records.length;
    try {
      return await turn;
    } catch (cause) {
      throw unavailable('The server takes no readings now. Send them again in a moment.', cause);
    } finally {
      waitingRecords -= records.length;
    }
  }

  async function put(count: number, recordsAt: (timestampMs: number) => EmbeddedRecord[]): Promise<void> {
    if (run === null) throw unavailable('The embedded log is not running. Send the readings again once it is.');
    if (count === 0) return;
    if (run.settling !== null) throw unavailable(NOT_READY);
    if (waitingRecords + count > maxWaitingRecords) {
      throw unavailable('More readings wait than the embedded log holds. Send them again in a second, more slowly.');
    }
    const taken = await inTurn(run, recordsAt(clock.nowMs()));
    if (taken === 'misplaced') throw unavailable(NOT_READY);
    if (!(await taken.stored)) throw unavailable(NOT_STORED);
  }

  return {
    kind: 'embedded',
    async start(listener) {
      run = { listener, nextOffset: 0, settling: null };
      listener.status({ connected: true, topicFound: true, lagMessages: 0, complete: true });
      settle(run);
    },
    rewind() {
      if (run !== null) settle(run);
    },
    partitions() {
      const nextOffset = run === null || run.settling !== null ? null : run.nextOffset;
      const endOffset = nextOffset === null ? null : nextOffset + waitingRecords;
      return [{ partition: PARTITION, isOurs: true, nextOffset, endOffset }];
    },
    async stop() {
      run = null;
      await lastTurn;
    },
    append(readings, { idempotencyKey } = { idempotencyKey: null }) {
      return put(readings.length, (timestampMs) =>
        readings.map((reading, index) => {
          const postedAs = idempotencyKey === null ? null : `${idempotencyKey}/${index}`;
          return toEmbeddedRecord(reading, { timestampMs, postedAs });
        }),
      );
    },
    appendRaw: (messages) =>
      put(messages.length, (timestampMs) => messages.map((message) => rawRecord(message, timestampMs))),
  };
}

const NOT_READY = 'The database does not answer yet, and there is no other log. Send the readings again in a moment.';
const NOT_STORED = 'The database did not take the readings: none is promised to be safe; send them again.';

function unavailable(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code: 'sink-unavailable' });
}
