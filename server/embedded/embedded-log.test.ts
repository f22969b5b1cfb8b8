import { expect, test, vi } from 'vitest';
import type { RecordBatch, SourceListener, SourceStatus } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createEmbeddedLog } from './embedded-log';

const decoder = new TextDecoder();
const reading = (sensorId: string, celsius = 20) => ({ sensorId, celsius, measuredAtMs: null });

/** A listener that takes a batch only when told to. */
function createSlowListener() {
  const batches: RecordBatch[] = [];
  const statuses: SourceStatus[] = [];
  const held: { take(): void; refuse(error: Error): void }[] = [];
  const listener: SourceListener = {
    records(batch) {
      batches.push(batch);
      return new Promise((take, refuse) => held.push({ take, refuse }));
    },
    lost: () => {},
    status: (status) => statuses.push(status),
  };
  return { ...listener, batches, statuses, held };
}

function createLog(options: { maxWaitingRecords?: number } = {}) {
  return createEmbeddedLog({ clock: createFakeClock(1_800_000_000_000), incarnation: 'a1', ...options });
}

const keysOf = (batches: readonly RecordBatch[]) =>
  batches.flatMap((batch) => batch.records.map((record) => record.key && decoder.decode(record.key)));

test('[EM1] a record is what Kafka would hold: the sensor id as key, JSON as value, the time of the log', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  void log.append([{ sensorId: '冷库 1', celsius: -18.4, measuredAtMs: 1_799_999_999_000 }, reading('b', 21.5)]);
  await vi.waitFor(() => expect(listener.batches).toHaveLength(1));
  const records = listener.batches[0]!.records.map((record) => ({
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

test('[EM2] records reach the board in the order they were appended, one batch after the other', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  const appended = ['a', 'b', 'c'].map((sensorId) => log.append([reading(sensorId)]));
  for (let count = 1; count <= 3; count++) {
    await vi.waitFor(() => expect(listener.batches).toHaveLength(count));
    listener.held[count - 1]!.take();
  }
  await Promise.all(appended);
  expect(keysOf(listener.batches)).toEqual(['a', 'b', 'c']);
  expect(listener.batches.map((batch) => batch.records[0]!.offset)).toEqual([0, 1, 2]);
});

test('[EM3] append resolves only once the listener has taken the records', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  let isAppended = false;
  const appended = log.append([reading('a')]).then(() => {
    isAppended = true;
  });
  await vi.waitFor(() => expect(listener.held).toHaveLength(1));
  expect(isAppended).toBe(false);
  listener.held[0]!.take();
  await appended;
  expect(isAppended).toBe(true);
});

test('[EM4] append is refused before the log is started and after it is stopped', async () => {
  const log = createLog();
  await expect(log.append([reading('a')])).rejects.toMatchObject({ code: 'sink-unavailable' });
  await log.start(createSlowListener());
  await log.stop();
  await log.stop();
  await expect(log.append([reading('a')])).rejects.toMatchObject({ code: 'sink-unavailable' });
});

test('[EM4] append is refused when the listener is stopping, and the next one still has its turn', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  const first = log.append([reading('a')]);
  const second = log.append([reading('b')]);
  await vi.waitFor(() => expect(listener.held).toHaveLength(1));
  listener.held[0]!.refuse(new Error('stopping'));
  await expect(first).rejects.toMatchObject({ code: 'sink-unavailable' });
  await vi.waitFor(() => expect(listener.held).toHaveLength(2));
  listener.held[1]!.take();
  await expect(second).resolves.toBeUndefined();
});

test('[EM5] more records than may wait are refused, and taken again once there is room', async () => {
  const log = createLog({ maxWaitingRecords: 2 });
  const listener = createSlowListener();
  await log.start(listener);
  const first = log.append([reading('a'), reading('b')]);
  await expect(log.append([reading('c')])).rejects.toMatchObject({ code: 'sink-unavailable' });
  await vi.waitFor(() => expect(listener.held).toHaveLength(1));
  listener.held[0]!.take();
  await first;
  const later = log.append([reading('d')]);
  await vi.waitFor(() => expect(listener.held).toHaveLength(2));
  listener.held[1]!.take();
  await later;
  expect(listener.batches[1]!.records[0]!.offset).toBe(2);
});

test('[EM6] the name of the log holds its incarnation, and the log is connected from the start', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  void log.append([reading('a')]);
  await vi.waitFor(() => expect(listener.batches).toHaveLength(1));
  expect(listener.batches[0]!.logId).toBe('embedded-a1');
  expect(listener.statuses).toEqual([{ connected: true, topicFound: true, lagMessages: 0, complete: true }]);
});

test('[EM7] stop hands on what still waits, and ends after it', async () => {
  const log = createLog();
  const listener = createSlowListener();
  await log.start(listener);
  const ended: string[] = [];
  const appended = log.append([reading('a')]).then(() => ended.push('append'));
  const stopped = log.stop().then(() => ended.push('stop'));
  await vi.waitFor(() => expect(listener.held).toHaveLength(1));
  expect(ended).toEqual([]);
  listener.held[0]!.take();
  await Promise.all([appended, stopped]);
  expect(keysOf(listener.batches)).toEqual(['a']);
});
