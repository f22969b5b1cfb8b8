import { expect, test, vi } from 'vitest';
import type { Place, RecordBatch, SourceListener, SourceStatus, Taken } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createEmbeddedLog } from './embedded-log';

const decoder = new TextDecoder();
const reading = (sensorId: string, celsius = 20) => ({ sensorId, celsius, measuredAtMs: null });
const UNAVAILABLE = { code: 'sink-unavailable' };

type Held = { take(): void; store(isStored: boolean): void; misplace(): void; refuse(error: Error): void };

/** A listener that takes a batch, stores it, and says where to go on only when told to. */
function createSlowListener() {
  const batches: RecordBatch[] = [];
  const statuses: SourceStatus[] = [];
  const held: Held[] = [];
  const asked: { logName: string; partitions: readonly number[]; answer(next: number | null): void }[] = [];
  const listener: SourceListener = {
    assigned(logName, partitions) {
      return new Promise((resolve) => {
        const answer = (next: number | null) =>
          resolve(new Map<number, Place>(next === null ? [] : [[0, { logId: 'embedded', next, last: null }]]));
        asked.push({ logName, partitions, answer });
      });
    },
    records(batch) {
      batches.push(batch);
      let store: (isStored: boolean) => void = () => {};
      const stored = new Promise<boolean>((resolve) => {
        store = resolve;
      });
      return new Promise<Taken>((resolve, refuse) => {
        held.push({ take: () => resolve({ stored }), store, misplace: () => resolve('misplaced'), refuse });
      });
    },
    noticed: () => {},
    lost: () => {},
    status: (status) => statuses.push(status),
  };
  return { listener, batches, statuses, held, asked };
}

function createLog(options: { maxWaitingRecords?: number } = {}) {
  return createEmbeddedLog({ clock: createFakeClock(1_800_000_000_000), ...options });
}

/** A log whose database ends at `next`. */
async function startedLog({ next = null, ...options }: { next?: number | null; maxWaitingRecords?: number } = {}) {
  const log = createLog(options);
  const slow = createSlowListener();
  await log.start(slow.listener);
  await answer(slow, next);
  return Object.assign(slow, { log });
}

async function answer({ asked }: Pick<ReturnType<typeof createSlowListener>, 'asked'>, next: number | null) {
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  asked.at(-1)!.answer(next);
  // The answer goes through the log's own promises before an append may follow it.
  await new Promise((resolve) => setImmediate(resolve));
}

const untilHeld = (held: Held[], count: number) => vi.waitFor(() => expect(held).toHaveLength(count));

const keysOf = (batches: readonly RecordBatch[]) =>
  batches.flatMap((batch) => batch.records.map((record) => record.key && decoder.decode(record.key)));

test('[EM1] a record is what Kafka would hold: the sensor id as key, JSON as value, the time of the log', async () => {
  const { log, batches, held } = await startedLog();
  void log.append([{ sensorId: '冷库 1', celsius: -18.4, measuredAtMs: 1_799_999_999_000 }, reading('b', 21.5)]);
  await untilHeld(held, 1);
  const records = batches[0]!.records.map((record) => ({
    ...record,
    key: decoder.decode(record.key!),
    value: decoder.decode(record.value!),
  }));
  const timestampMs = 1_800_000_000_000;
  expect(records).toEqual([
    {
      offset: 0,
      timestampMs,
      key: '冷库 1',
      value: '{"sensorId":"冷库 1","temperature":-18.4,"timestamp":1799999999000}',
      headers: {},
    },
    { offset: 1, timestampMs, key: 'b', value: '{"sensorId":"b","temperature":21.5}', headers: {} },
  ]);
});

test('[EM9] readings appended under a key carry it with their place', async () => {
  const { log, batches, held } = await startedLog();
  void log.append([reading('a'), reading('b')], { idempotencyKey: 'post-1' });
  await untilHeld(held, 1);
  const keys = batches[0]!.records.map(({ headers }) =>
    decoder.decode(headers['isotherm-idempotency-key'] as Uint8Array),
  );
  expect(keys).toEqual(['post-1/0', 'post-1/1']);
});

test('[EM10] a message that is no reading is put there as it is', async () => {
  const { log, batches, held } = await startedLog();
  void log.appendRaw([{ key: null, value: Uint8Array.from([0xff]) }]);
  await untilHeld(held, 1);
  const raw = { offset: 0, timestampMs: 1_800_000_000_000, key: null, value: Uint8Array.from([0xff]), headers: {} };
  expect(batches[0]!.records).toEqual([raw]);
});

test('[EM2] records reach the board in the order they were appended, one batch after the other', async () => {
  const { log, batches, held } = await startedLog();
  for (const sensorId of ['a', 'b', 'c']) void log.append([reading(sensorId)]);
  for (let count = 1; count <= 3; count++) {
    await untilHeld(held, count);
    held[count - 1]!.take();
  }
  expect(keysOf(batches)).toEqual(['a', 'b', 'c']);
  expect(batches.map(({ from, next }) => [from, next])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('[EM3] append resolves only once the records are stored; the next ones do not wait for that', async () => {
  const { log, held } = await startedLog();
  const done: string[] = [];
  const appends = ['a', 'b'].map((sensorId) => log.append([reading(sensorId)]).then(() => done.push(sensorId)));
  await untilHeld(held, 1);
  held[0]!.take();
  await untilHeld(held, 2);
  held[1]!.take();
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual([]);
  for (const { store } of held) store(true);
  await Promise.all(appends);
  expect(done).toEqual(['a', 'b']);
});

test('[EM3] append is refused when the database gave the records up, and says that none is safe', async () => {
  const { log, held } = await startedLog();
  const append = log.append([reading('a')]);
  await untilHeld(held, 1);
  held[0]!.take();
  held[0]!.store(false);
  await expect(append).rejects.toMatchObject({ ...UNAVAILABLE, message: expect.stringContaining('send them again') });
});

test('[EM4] append is refused before the log is started and after it is stopped', async () => {
  const log = createLog();
  await expect(log.append([reading('a')])).rejects.toMatchObject(UNAVAILABLE);
  const slow = createSlowListener();
  await log.start(slow.listener);
  await answer(slow, null);
  await log.stop();
  await log.stop();
  await expect(log.append([reading('a')])).rejects.toMatchObject(UNAVAILABLE);
});

test('[EM4] the start does not wait for the database, and what is appended before it answers is refused', async () => {
  const log = createLog();
  const slow = createSlowListener();
  await log.start(slow.listener);
  await expect(log.append([reading('a')])).rejects.toMatchObject({
    ...UNAVAILABLE,
    message: expect.stringContaining('database'),
  });
  expect(slow.batches).toEqual([]);
  await answer(slow, null);
  void log.append([reading('a')]);
  await untilHeld(slow.held, 1);
});

test('[EM4] append is refused when the listener is stopping, and the next one still has its turn', async () => {
  const { log, held } = await startedLog();
  const first = log.append([reading('a')]);
  const second = log.append([reading('b')]);
  await untilHeld(held, 1);
  held[0]!.refuse(new Error('stopping'));
  await expect(first).rejects.toMatchObject(UNAVAILABLE);
  await untilHeld(held, 2);
  held[1]!.take();
  held[1]!.store(true);
  await expect(second).resolves.toBeUndefined();
});

test('[EM5] more records than may wait are refused, and taken again once there is room', async () => {
  const { log, held } = await startedLog({ maxWaitingRecords: 2 });
  void log.append([reading('a'), reading('b')]);
  await expect(log.append([reading('c')])).rejects.toMatchObject(UNAVAILABLE);
  await untilHeld(held, 1);
  held[0]!.take();
  await new Promise((resolve) => setImmediate(resolve));
  void log.append([reading('d')]);
  await untilHeld(held, 2);
});

test('[EM6] the log goes on where the database stands, and is connected from the start', async () => {
  const { log, asked, statuses, batches, held } = await startedLog({ next: 41 });
  expect(asked.map(({ logName, partitions }) => [logName, partitions])).toEqual([['embedded', [0]]]);
  expect(statuses).toEqual([{ connected: true, topicFound: true, lagMessages: 0, complete: true }]);
  void log.append([reading('a'), reading('b')]);
  await untilHeld(held, 1);
  expect(batches).toMatchObject([{ partition: 0, from: 41, next: 43, last: null }]);
  expect(batches[0]!.records.map(({ offset }) => offset)).toEqual([41, 42]);
});

test('[EM6] refused readings use no offset', async () => {
  const { log, batches, held } = await startedLog();
  const refused = log.append([reading('a')]);
  await untilHeld(held, 1);
  held[0]!.refuse(new Error('no room'));
  await expect(refused).rejects.toMatchObject(UNAVAILABLE);
  void log.append([reading('b')]);
  await untilHeld(held, 2);
  expect(batches.map(({ from, next }) => [from, next])).toEqual([
    [0, 1],
    [0, 1],
  ]);
});

test('[EM7] stop hands on what still waits, and ends after it; the log may be started again', async () => {
  const { log, batches, held } = await startedLog();
  const ended: string[] = [];
  void log.append([reading('a')]);
  const stopped = log.stop().then(() => ended.push('stop'));
  await untilHeld(held, 1);
  expect(ended).toEqual([]);
  held[0]!.take();
  await stopped;
  expect(keysOf(batches)).toEqual(['a']);
  const again = createSlowListener();
  await log.start(again.listener);
  await answer(again, 1);
  void log.append([reading('b')]);
  await untilHeld(again.held, 1);
  expect(again.batches).toMatchObject([{ from: 1, next: 2 }]);
});

test('[EM8] a rewind finishes what is in hand, refuses what comes meanwhile, and goes on where the database says', async () => {
  const slow = await startedLog();
  const { log, batches, held, asked } = slow;
  void log.append([reading('a')]);
  await untilHeld(held, 1);
  log.rewind();
  await expect(log.append([reading('b')])).rejects.toMatchObject(UNAVAILABLE);
  expect(asked).toHaveLength(1);
  held[0]!.take();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await answer(slow, 7);
  void log.append([reading('c')]);
  await untilHeld(held, 2);
  expect(batches.map(({ from }) => from)).toEqual([0, 7]);
});

test('[EM8] records that do not begin where the board stands are refused, and the database is asked anew', async () => {
  const slow = await startedLog();
  const { log, batches, held, asked } = slow;
  const append = log.append([reading('a')]);
  await untilHeld(held, 1);
  held[0]!.misplace();
  await expect(append).rejects.toMatchObject(UNAVAILABLE);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await answer(slow, 5);
  void log.append([reading('b')]);
  await untilHeld(held, 2);
  expect(batches[1]!.from).toBe(5);
});

test('[EM8] a rewind of a log that does not run does nothing', () => {
  expect(() => createLog().rewind()).not.toThrow();
});
