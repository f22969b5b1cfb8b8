import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredHistory, StoredReading } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { createHistory } from './create-history';

const COUNT = 12_000;
const EVERYTHING = { sensorId: 'boiler', fromMs: 0, toMs: 8_640_000_000_000_000 };

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
  // Measured backwards and stored on two days: the order of the log is neither that of time nor of partitions.
  const readings = Array.from({ length: COUNT }, (_, index) => ({
    n: index + 1,
    measuredAtMs: 1_700_000_000_000 - index,
    celsius: -20.25,
  }));
  await database.store({ readings: readings.slice(0, 7000) });
  database.clock.advance(86_400_000);
  await database.store({ readings: readings.slice(7000) });
});
afterAll(() => database.drop());

async function read(query: Parameters<StoredHistory['exportReadings']>[0]): Promise<StoredReading[]> {
  const rows: StoredReading[] = [];
  for await (const batch of (await history.exportReadings(query)) ?? []) rows.push(...batch);
  return rows;
}

test('[HI6] every reading comes once, in the order of the log, some thousand at a time', async () => {
  const sizes: number[] = [];
  for await (const batch of (await history.exportReadings(EVERYTHING)) ?? []) sizes.push(batch.length);
  expect(sizes).toEqual(Array(12).fill(1000));
  const rows = await read(EVERYTHING);
  expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1));
  expect(rows[0]).toEqual({ n: 1, measuredAtMs: 1_700_000_000_000, celsius: -20.25 });
});

test('[HI6] a stretch of time is from its beginning to just before its end', async () => {
  const rows = await read({ ...EVERYTHING, fromMs: 1_699_999_999_990, toMs: 1_699_999_999_993 });
  expect(rows.map(({ n }) => n)).toEqual([9, 10, 11]);
});

test('[HI6] a sensor that was never stored is none', async () => {
  expect(await history.exportReadings({ ...EVERYTHING, sensorId: 'nobody' })).toBeNull();
});

test('[HI6] whoever gives up, at any moment, gives the connection back', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const batches = await history.exportReadings(EVERYTHING);
    if (turn % 2 === 0) for await (const _ of batches ?? []) break;
  }
  const { totalCount, idleCount } = database.pool;
  expect(totalCount - idleCount).toBe(0);
});
