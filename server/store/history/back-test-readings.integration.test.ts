import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackTestQuery, StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { createHistory } from './create-history';

const COUNT = 25_000;
const HOUR_MS = 3_600_000;
const FROM_MS = 472_222 * HOUR_MS;

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
  // Measured backwards, twelve thousand of them at one moment, and stored on two days.
  const readings = Array.from({ length: COUNT }, (_, index) => ({
    n: index + 1,
    measuredAtMs: FROM_MS + Math.max(12_000, COUNT - index) * 1000,
    celsius: index / 4,
  }));
  await database.store({ readings: readings.slice(0, 7000) });
  database.clock.advance(86_400_000);
  await database.store({ readings: readings.slice(7000) });
  await database.store({ readings: [{ sensorId: 'freezer', n: 1, measuredAtMs: FROM_MS + 1, celsius: -18.25 }] });
});
afterAll(() => database.drop());

const ALL: BackTestQuery = { sensorIds: ['boiler'], fromMs: 0, toMs: FROM_MS + 24 * HOUR_MS, most: 1_000_000 };

async function read(query: Partial<BackTestQuery>) {
  const { fromMs, chunks } = await history.backTestReadings({ ...ALL, ...query });
  const found: { sensorId: string; times: number[]; values: number[] }[] = [];
  for await (const { sensorId, measuredAtMs, celsius } of chunks)
    found.push({ sensorId, times: [...measuredAtMs], values: [...celsius] });
  return { fromMs, found, times: found.flatMap(({ times }) => times), values: found.flatMap(({ values }) => values) };
}

test('[BT4] every reading comes once, in order of measuring, some thousand at a time', async () => {
  const { found, times, values } = await read({});
  expect(found.map((chunk) => chunk.times.length)).toEqual([10_000, 10_000, 5000]);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(values).size).toBe(COUNT);
  expect(values.at(-1)).toBe(0);
});

test('[BT4] one sensor after the other; one that was never stored is none', async () => {
  const { found } = await read({ sensorIds: ['freezer', 'nobody', 'boiler'], toMs: FROM_MS + 12_001_000 });
  expect(found.map(({ sensorId }) => sensorId).toSorted()).toEqual(['boiler', 'boiler', 'freezer']);
});

test('[BT4] a span is from its beginning to just before its end', async () => {
  const { times } = await read({ fromMs: FROM_MS + 12_001_000, toMs: FROM_MS + 12_004_000 });
  expect(times).toEqual([12_001_000, 12_002_000, 12_003_000].map((ms) => FROM_MS + ms));
});

test('[BT4] of more than are wanted the latest hours come, and it says since when', async () => {
  const { fromMs, times } = await read({ most: 6000 });
  expect(fromMs).toBe(FROM_MS + 6 * HOUR_MS);
  expect(times[0]).toBe(FROM_MS + 6 * HOUR_MS);
  expect(times.length).toBe(3401);
});

test('[BT4] whoever gives up gives the connection back', async () => {
  const { chunks } = await history.backTestReadings(ALL);
  for await (const _ of chunks) break;
  const { totalCount, idleCount } = database.pool;
  expect(totalCount - idleCount).toBe(0);
});
