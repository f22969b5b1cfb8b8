import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { describe, expect, test, vi } from 'vitest';
import type { LogEvent, RecordBatch, Taken } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { type BatchSession, handleBatch } from './batch-handler';
import { fingerprintOf } from './fingerprint';
import { createPartitionBook } from './partition-book';
import type { Position } from './position';
import { createStoredHints } from './stored-hints';

const STORED: Taken = { stored: Promise.resolve(true) };
const START: Position = { next: 0, last: null, readFrom: 0 };

const messageAt = (offset: number) =>
  ({ offset: String(offset), timestamp: '1', key: null, value: Buffer.from('x'), headers: {} }) as KafkaMessage;

const offsets = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** What kafkajs hands over: messages at `held`, fetched from `fetched` on, the last record at `lastOffset`. */
function payloadOf(held: number[], fetch: { fetched?: number; lastOffset?: number } = {}) {
  const { fetched = held[0] ?? 0, lastOffset = held.at(-1) ?? fetched } = fetch;
  const resolved: number[] = [];
  const payload = {
    batch: {
      topic: 't',
      partition: 0,
      messages: held.map(messageAt),
      fetchedOffset: String(fetched),
      highWatermark: String(lastOffset + 1),
      firstOffset: () => (held.length === 0 ? null : String(held[0])),
      lastOffset: () => String(lastOffset),
    },
    resolveOffset: (offset: string) => void resolved.push(Number(offset)),
    heartbeat: async () => {},
    isRunning: () => true,
    isStale: () => false,
  } as unknown as EachBatchPayload;
  return { payload, resolved };
}

function handle(
  payload: EachBatchPayload,
  options: {
    records?: (batch: RecordBatch) => Promise<Taken>;
    position?: Position;
    resumed?: Promise<boolean>;
    low?: number;
  },
) {
  const { records = async () => STORED, position = START, resumed = Promise.resolve(true), low = 0 } = options;
  const clock = createFakeClock();
  const book = createPartitionBook();
  const hints = createStoredHints();
  const log = createRecordingLog();
  const batches: RecordBatch[] = [];
  const events: LogEvent[] = [];
  const seeks: number[] = [];
  let rewinds = 0;
  book.assign([0]);
  book.set(0, position);
  hints.settle(0, { stored: position.next, committed: position.next });
  const session: BatchSession = {
    isCurrent: () => true,
    resumed: () => resumed,
    rewind: () => {
      rewinds += 1;
    },
    seek: (_, offset) => void seeks.push(offset),
  };
  const listener = {
    assigned: async () => new Map(),
    records(batch: RecordBatch) {
      batches.push(batch);
      return records(batch);
    },
    noticed: (event: LogEvent) => void events.push(event),
    lost: () => {},
    status: () => {},
  };
  const look = async () => ({ logName: 'log', logEnds: new Map([[0, { low, high: 100 }]]) });
  const probe = { look, committed: vi.fn(), createTopic: vi.fn(), stop: vi.fn() };
  const handling = handleBatch(payload, session, { book, hints, listener, probe, clock, log });
  return { clock, book, hints, handling, batches, events, seeks, log, rewinds: () => rewinds };
}

async function untilDone({ clock, handling }: Pick<ReturnType<typeof handle>, 'clock' | 'handling'>) {
  let isDone = false;
  void handling.then(() => {
    isDone = true;
  });
  await vi.waitFor(() => {
    clock.advance(1000);
    expect(isDone).toBe(true);
  });
}

describe('a batch', () => {
  test('[KF1] records that were not taken are not passed over by those behind them', async () => {
    const { payload, resolved } = payloadOf(offsets(0, 2500));
    const records = vi.fn().mockRejectedValueOnce(new Error('stopping')).mockResolvedValue(STORED);
    const handled = handle(payload, { records });
    await untilDone(handled);
    expect(handled.batches.map(({ records }) => records.length)).toEqual([2000]);
    expect(resolved).toEqual([]);
    expect(handled.book.positions.get(0)?.next).toBe(0);
    expect(handled.log.lines.map(({ event }) => event)).toEqual(['records-not-taken']);
  });

  test('[KF1] a large batch is handed on in pieces, in order, and the position moves past each', async () => {
    const { payload, resolved } = payloadOf(offsets(0, 2500));
    const { book, handling, batches } = handle(payload, {});
    await handling;
    expect(batches.map(({ from, next, last }) => [from, next, last?.offset])).toEqual([
      [0, 2000, 1999],
      [2000, 2500, 2499],
    ]);
    expect(resolved).toEqual([1999, 2499]);
    expect(book.positions.get(0)?.next).toBe(2500);
  });

  test('[KF25] everybody else has a turn after each piece', async () => {
    const { payload } = payloadOf(offsets(0, 4500));
    const order: string[] = [];
    const { handling } = handle(payload, {
      async records({ from }) {
        order.push(String(from));
        setImmediate(() => order.push('others'));
        return STORED;
      },
    });
    await handling;
    expect(order).toEqual(['0', 'others', '2000', 'others', '4000', 'others']);
  });

  test('[KF1] what was handed on before is not handed on again', async () => {
    const { payload, resolved } = payloadOf([9, 10, 11]);
    const last = fingerprintOf({ offset: 9, timestampMs: 1, value: Buffer.from('x') });
    const { handling, batches } = handle(payload, { position: { next: 10, last, readFrom: 10 } });
    await handling;
    expect(batches.map(({ from, next, records }) => [from, next, records.length])).toEqual([[10, 12, 2]]);
    expect(resolved).toEqual([11]);
  });

  test('[KF19] one that was fetched from beyond our place is not handed on, and our place is asked for', async () => {
    const { payload, resolved } = payloadOf([7, 8]);
    const { handling, batches, seeks } = handle(payload, { position: { ...START, next: 5, readFrom: 5 } });
    await handling;
    expect([batches, resolved, seeks]).toEqual([[], [], [5]]);
  });

  test('[KF19] what follows in the batch is dropped when our place goes back meanwhile', async () => {
    const { payload, resolved } = payloadOf(offsets(0, 4500));
    const handled = handle(payload, {
      async records({ from }) {
        if (from === 2000) handled.book.set(0, { next: 1000, last: null, readFrom: 1000 });
        return STORED;
      },
    });
    await handled.handling;
    expect(handled.batches.map(({ from }) => from)).toEqual([0, 2000]);
    expect(handled.seeks).toEqual([1000]);
    expect(resolved).toEqual([1999, 3999]);
  });

  test('[KF19] one without anything for us moves the place on', async () => {
    const { payload, resolved } = payloadOf([], { fetched: 5, lastOffset: 7 });
    const { handling, batches } = handle(payload, { position: { ...START, next: 5, readFrom: 5 } });
    await handling;
    expect(batches).toEqual([{ partition: 0, records: [], from: 5, next: 8, last: null }]);
    expect(resolved).toEqual([7]);
  });

  test('[KF14] our place is gone: that is told, and the log is read from its start, leaving nothing else out', async () => {
    const { payload } = payloadOf([7, 8]);
    const { handling, batches, events, seeks, book } = handle(payload, {
      position: { ...START, next: 5, readFrom: 5 },
      low: 7,
    });
    await handling;
    expect(events).toEqual([{ kind: 'messages-expired', partition: 0, fromOffset: 5, toOffset: 6 }]);
    expect([batches, seeks]).toEqual([[], [7]]);
    const again = handle(payload, { position: book.positions.get(0)!, low: 7 });
    await again.handling;
    expect(again.batches.map(({ from, next }) => [from, next])).toEqual([[5, 9]]);
    expect(again.events).toEqual([]);
  });

  test('[KF20] records in the wrong place move nothing, and the place is asked anew', async () => {
    const { payload, resolved } = payloadOf([0, 1]);
    const handled = handle(payload, { records: async () => 'misplaced' });
    await untilDone(handled);
    expect(handled.rewinds()).toBe(1);
    expect(resolved).toEqual([]);
    expect(handled.book.positions.get(0)).toBe(START);
  });

  test('[KF23] nothing is handed on until the place is known; a group that asks is joined again at once', async () => {
    const { payload } = payloadOf([0, 1]);
    payload.heartbeat = async () => {
      throw new Error('REBALANCE_IN_PROGRESS');
    };
    const { clock, handling, batches } = handle(payload, { resumed: new Promise(() => {}) });
    const failed = expect(handling).rejects.toThrow('REBALANCE_IN_PROGRESS');
    clock.advance(1000);
    await failed;
    expect(batches).toEqual([]);
  });
});
