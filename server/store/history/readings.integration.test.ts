import { afterAll, beforeAll, expect, test } from 'vitest';
import type { History } from '#protocol/history';
import type { StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase, type TestReading } from '#server/testing/store-database';
import { createHistory } from './create-history';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.parse('2026-01-01T00:00:00Z');

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
});
afterAll(() => database.drop());

/** Readings one after the other, `everyMs` apart. */
function series(sensorId: string, { count, everyMs, fromMs = START_MS }: Series): TestReading[] {
  return Array.from({ length: count }, (_, index) => ({
    sensorId,
    n: index + 1,
    measuredAtMs: fromMs + index * everyMs,
    celsius: 20 + (index % 10),
    average: index,
  }));
}
type Series = { count: number; everyMs: number; fromMs?: number };

async function ask(sensorId: string, { fromMs = START_MS, toMs = START_MS + DAY_MS, points = 600 } = {}) {
  return (await history.readings({ sensorId, fromMs, toMs, points })) as History;
}

const countOf = ({ points }: History) => points.reduce((sum, [, , , , count]) => sum + count, 0);

test('[HI1] few readings are points of their own, in order of time, with their averages', async () => {
  const readings = [
    { sensorId: 'few', n: 1, measuredAtMs: START_MS + 2000, celsius: -3.5 },
    { sensorId: 'few', n: 2, measuredAtMs: START_MS + 1000, celsius: 7, average: 1.75 },
    { sensorId: 'few', n: 3, measuredAtMs: START_MS + DAY_MS, celsius: 99 },
  ];
  await database.store({ readings });
  const told = await ask('few');
  expect(told).toEqual({
    sensorId: 'few',
    from: START_MS,
    to: START_MS + DAY_MS,
    resolution: 'raw',
    stepMs: 0,
    throughN: 3,
    points: [
      [START_MS + 1000, 7, 7, 7, 1, 1.75],
      [START_MS + 2000, -3.5, -3.5, -3.5, 1, null],
    ],
  });
});

test('[HI1] many readings come as steps of absolute time with their extremes; the average is the last one’s', async () => {
  await database.store({ readings: series('many', { count: 3600, everyMs: 1000 }) });
  const told = await ask('many', { fromMs: START_MS + 5000, toMs: START_MS + HOUR_MS, points: 100 });
  expect([told.resolution, told.stepMs, told.points.length]).toEqual(['raw', 60_000, 60]);
  expect(told.points[0]).toEqual([START_MS, expect.closeTo(24.727, 3), 20, 29, 55, 59]);
  expect(told.points[1]).toEqual([START_MS + MINUTE_MS, 24.5, 20, 29, 60, 119]);
  expect(countOf(told)).toBe(3595);
});

test('[HI1] a peak of one reading is in the answer however few points are asked for', async () => {
  const readings = series('peak', { count: 5000, everyMs: 1000 });
  await database.store({ readings: readings.with(1234, { ...readings[1234]!, celsius: 812.5 }) });
  for (const points of [1, 2, 7, 600]) {
    const told = await ask('peak', { points });
    expect(told.points.length).toBeLessThanOrEqual(points);
    expect(Math.max(...told.points.map(([, , , max]) => max))).toBe(812.5);
  }
});

test('[HI3] beyond 20 000 readings it is made of minutes, and of hours beyond 20 000 minutes', async () => {
  await database.store({ readings: series('busy', { count: 21_000, everyMs: 1000 }) });
  const minutes = await ask('busy');
  expect([minutes.resolution, minutes.stepMs, minutes.points.length]).toEqual(['1m', 60_000, 350]);
  expect(minutes.points[0]).toEqual([START_MS, 24.5, 20, 29, 60, null]);
  expect(countOf(minutes)).toBe(21_000);

  await database.store({ readings: series('long', { count: 20_100, everyMs: 2 * MINUTE_MS }) });
  const hours = await ask('long', { toMs: START_MS + 40 * DAY_MS });
  expect([hours.resolution, hours.stepMs, hours.points.length]).toEqual(['1h', 2 * HOUR_MS, 335]);
  expect(countOf(hours)).toBe(20_100);
});

test('[HI3] a long question about a short life is answered as finely as that life, to the hour, allows', async () => {
  await database.store({ readings: series('young', { count: 300, everyMs: 1000 }) });
  const told = await ask('young', { fromMs: 0, toMs: START_MS + 3650 * DAY_MS, points: 100 });
  expect([told.resolution, told.stepMs]).toEqual(['raw', 60_000]);
});

test('[HI3] where the readings are gone already minutes tell it, where those are gone too hours', async () => {
  await database.store({ readings: series('old', { count: 1000, everyMs: 30_000 }) });
  const key = `(SELECT sensor_key FROM sensors WHERE sensor_id = 'old')`;
  await writing(`DELETE FROM readings WHERE sensor_key = ${key}`);
  const minutes = await ask('old');
  expect([minutes.resolution, countOf(minutes)]).toEqual(['1m', 1000]);
  await writing(`DELETE FROM minutes WHERE sensor_key = ${key}`);
  const hours = await ask('old');
  expect([hours.resolution, countOf(hours)]).toEqual(['1h', 1000]);
});

test('[HI4] the last ordinal and the points are of one moment', async () => {
  let n = 0;
  const writer = (async () => {
    for (; n < 200; n += 1) {
      await database.store({ readings: [{ sensorId: 'live', n: n + 1, measuredAtMs: START_MS + n, celsius: 1 }] });
    }
  })();
  while (n < 200) {
    const told = await history.readings({ sensorId: 'live', fromMs: 0, toMs: START_MS + DAY_MS, points: 600 });
    expect(told?.points.length ?? 0).toBe(told?.throughN ?? 0);
  }
  await writer;
});

test('[HI5] a minute that was stored in two months is one minute', async () => {
  const early = series('twice', { count: 25_000, everyMs: 1000 });
  await database.store({ readings: early });
  database.clock.advance(40 * DAY_MS);
  const late = early.slice(0, 120).map((reading) => ({ ...reading, n: reading.n + 25_000, celsius: 50 }));
  await database.store({ readings: late });
  const told = await ask('twice', { points: 1000 });
  expect(told.points[0]).toEqual([START_MS, (24.5 + 50) / 2, 20, 50, 120, null]);
  expect(countOf(told)).toBe(25_120);
});

test('[HI1] a sensor that was never stored is none, one without readings in that time has no points', async () => {
  expect(await history.readings({ sensorId: 'nobody', fromMs: 0, toMs: 1, points: 1 })).toBeNull();
  expect(await ask('few', { fromMs: 0, toMs: 10 })).toMatchObject({ throughN: 3, stepMs: 0, points: [] });
});

async function writing(statement: string): Promise<void> {
  await database.pool.query(`BEGIN READ WRITE; ${statement}; COMMIT`);
}
