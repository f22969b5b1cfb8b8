import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReaders } from '#server/store/connect';
import type { StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { aSettingsChange } from '#server/testing/write-batches';
import { createHistory } from './create-history';

const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-01-01T00:00:00Z');

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
});
afterAll(() => database.drop());

const reading = (sensorId: string, n: number, atMs: number, celsius: number) => ({
  sensorId,
  n,
  measuredAtMs: START_MS + atMs,
  celsius,
});

test.each([
  ['the whole hour', 0, -10, 30],
  ['the next hour', 3_600_000, 4, 4],
  ['within the hour, to the minute', 60_000, 1, 30],
  ['within the minute, to the reading', 61_500, 3, 30],
  ['just after the last of the hour', 3_599_001, 4, 4],
])('[HI8] extremes since %s', async (_since, atMs, min, max) => {
  const times = [0, 61_000, 62_000, 3_599_000, HOUR_MS + 5];
  const celsius = [-10, 1, 3, 30, 4];
  const sensorId = `extremes ${atMs}`;
  await database.store({ readings: times.map((at, index) => reading(sensorId, index + 1, at, celsius[index] ?? 0)) });
  const told = await history.extremes({ fromMs: START_MS + atMs, errorValuesOf: () => [] });
  expect(told.sensors.find((sensor) => sensor.sensorId === sensorId)).toEqual({
    sensorId,
    min,
    max,
    throughN: 5,
  });
});

test('[HI8] a sensor without a reading since then has no extremes', async () => {
  await database.store({ readings: [reading('silent', 1, 0, 5)] });
  const { sensors } = await history.extremes({ fromMs: START_MS + 1, errorValuesOf: () => [] });
  expect(sensors.map(({ sensorId }) => sensorId)).not.toContain('silent');
});

test.each([
  ['within a minute', 500],
  ['at a minute', 0],
])('[HI8] extremes are of readings that are believed, since a time %s', async (_where, sinceMs) => {
  const seconds = [1, 2, 60, 61, 62, 119, 120, 200, 3600, 3601];
  const celsius = [-127, 20, 85, 18, -127, 19, 84.99, 30, -127, 22];
  const sensorId = `broken since ${sinceMs}`;
  const readings = seconds.map((second, index) => reading(sensorId, index + 1, second * 1000, celsius[index] ?? 0));
  await database.store({ readings });
  const ask = async (errorValues: number[]) => {
    const query = { fromMs: START_MS + sinceMs, errorValuesOf: () => errorValues };
    const told = (await history.extremes(query)).sensors.find((sensor) => sensor.sensorId === sensorId);
    return told && [told.min, told.max, told.throughN];
  };
  expect(await ask([])).toEqual([-127, 85, 10]);
  expect(await ask([-127])).toEqual([18, 85, 10]);
  expect(await ask([85, -127])).toEqual([18, 30, 10]);
  // Two that agree are believed, whatever they are.
  await database.store({ readings: [reading(sensorId, 11, 3_602_000, 85), reading(sensorId, 12, 3_603_000, 85)] });
  expect(await ask([85, -127])).toEqual([18, 85, 12]);
});

test('[HI8] what is believed is told by the reading before, in whichever minute that is', async () => {
  const seconds = [10, 59, 60, 61, 130, 185, 190, 250, 305];
  const celsius = [20, 84.5, 85, -127, -127, -127, 19, 85, 85.02];
  const sensorId = 'warm and broken';
  const readings = seconds.map((second, index) => reading(sensorId, index + 1, second * 1000, celsius[index] ?? 0));
  const ask = async () => {
    const told = await history.extremes({ fromMs: START_MS, errorValuesOf: () => [-127, 85, 19] });
    const sensor = told.sensors.find((one) => one.sensorId === sensorId);
    return sensor && [sensor.min, sensor.max];
  };
  await database.store({ readings: readings.slice(0, 7) });
  expect(await ask()).toEqual([20, 85]);
  await database.store({ readings: readings.slice(7) });
  expect(await ask()).toEqual([20, 85.02]);
});

test('[HI8] a sensor of whose readings none is believed has no extremes', async () => {
  await database.store({ readings: [reading('broken', 1, 1000, -127), reading('broken', 2, 2000, -127)] });
  const { sensors } = await history.extremes({ fromMs: START_MS, errorValuesOf: () => [-127] });
  expect(sensors.map(({ sensorId }) => sensorId)).not.toContain('broken');
});

test('[HI9] changes of limits are told newest first, of all sensors and of one apart', async () => {
  const own = { scope: 'sensor', scopeId: 'own' } as const;
  const first = aSettingsChange(1, { high: 40, changedAtMs: null, changedBy: null });
  const ownFirst = aSettingsChange(2, { ...own, high: 30, changedAtMs: 50 });
  const noted = { rules: { ...first.after.rules, note: 'call Ana' }, details: null };
  const withNote = aSettingsChange(3, { changedAtMs: 55 });
  const second = aSettingsChange(4, { high: 41, before: noted, changedAtMs: 60 });
  const back = aSettingsChange(5, { ...own, before: ownFirst.after, details: { name: 'Own' }, changedAtMs: 70 });
  const settings = [first, ownFirst, { ...withNote, before: first.after, after: noted }, second, back];
  await database.store({ readings: [reading('own', 1, 0, 5)], settings });
  const limits = (high: number) => ({ high, low: null });
  expect(await history.thresholdChanges({ sensorId: null, limit: 5 })).toEqual([
    { version: 4, sensorId: null, changedAtMs: 60, changedBy: 'ana', from: limits(40), to: limits(41) },
    { version: 1, sensorId: null, changedAtMs: null, changedBy: null, from: null, to: limits(40) },
  ]);
  const ofSensor = { sensorId: 'own', changedBy: 'ana' };
  const [last, before] = [
    { ...ofSensor, version: 5, changedAtMs: 70, from: limits(30), to: null },
    { ...ofSensor, version: 2, changedAtMs: 50, from: null, to: limits(30) },
  ];
  expect(await history.thresholdChanges({ sensorId: 'own', limit: 5 })).toEqual([last, before]);
  expect(await history.thresholdChanges({ sensorId: 'own', limit: 1 })).toEqual([last]);
  const steps = (fromMs: number, toMs: number) => history.thresholdSteps({ sensorId: 'own', fromMs, toMs });
  expect((await steps(0, 100)).map(({ fromMs, high }) => [fromMs, high])).toEqual([
    [0, 40],
    [50, 30],
    [70, 41],
  ]);
  expect(await steps(55, 65)).toEqual([{ fromMs: 50, high: 30, low: null }]);
  expect((await history.thresholdSteps({ sensorId: 'other', fromMs: 65, toMs: 100 }))[0]?.high).toBe(41);
});

test('[HI13] what held for a sensor follows the groups it was in', async () => {
  const sensor = { scope: 'sensor', scopeId: 'grouped' } as const;
  const settings = [
    aSettingsChange(10, { scope: 'group', scopeId: '冷', high: 8, changedAtMs: 100 }),
    aSettingsChange(11, { ...sensor, details: { group: '冷' }, changedAtMs: 110 }),
    aSettingsChange(12, { scope: 'group', scopeId: 'never', high: 1, changedAtMs: 120 }),
    aSettingsChange(13, { scope: 'group', scopeId: '冷', high: 6, changedAtMs: 130 }),
    aSettingsChange(14, { ...sensor, details: { name: 'Grouped' }, changedAtMs: 140 }),
  ];
  await database.store({ settings });
  const steps = await history.thresholdSteps({ sensorId: 'grouped', fromMs: 100, toMs: 200 });
  expect(steps.map(({ fromMs, high }) => [fromMs, high]).slice(-3)).toEqual([
    [110, 8],
    [130, 6],
    [140, 41],
  ]);
});

test('[HI10] a sensor that left the board is a recorded one, with its first and last reading', async () => {
  const readings = [reading('gone', 1, 5, 1), reading('gone', 2, 2 * HOUR_MS + 7, 2), reading('here', 1, 5, 1)];
  await database.store({ readings, removed: [{ sensorId: 'gone', afterReadings: 3 }] });
  const told = await history.recordedSensors({ after: null, limit: 10 });
  const span = { fromMs: START_MS + 5, toMs: START_MS + 2 * HOUR_MS + 7 };
  expect(told).toEqual([{ sensorId: 'gone', ...span, readings: 2 }]);
  expect(await history.recordedSensors({ after: 'gone', limit: 10 })).toEqual([]);
});

test('[HI12] what happened to the log is told newest first', async () => {
  const event = { kind: 'messages-expired' as const, partition: 0, fromOffset: 5, toOffset: 9 };
  await database.store({
    events: [
      { ...event, atMs: 1 },
      { ...event, atMs: 2 },
    ],
  });
  expect(await history.events({ limit: 1 })).toEqual([{ ...event, atMs: 2 }]);
});

test('[HI12] the size of the database is told by its parts', async () => {
  await database.store({ readings: [reading('sized', 1, 0, 5)] });
  const before = await history.sizes();
  const many = Array.from({ length: 5000 }, (_, index) => reading('sized', index + 2, index, 5));
  await database.store({ readings: many });
  const after = await history.sizes();
  expect(after.readings - before.readings).toBeGreaterThan(300_000);
  expect(Math.min(after.rollups, after.other)).toBeGreaterThan(0);
});

test('[HI11] without a database each question is answered by store-unavailable', async () => {
  const readers = createReaders(() => ({ host: '127.0.0.1', port: 1, user: 'nobody' }));
  const away = createHistory(readers);
  const questions = [
    away.readings({ sensorId: 'a', fromMs: 0, toMs: 1, points: 1 }),
    away.exportReadings({ sensorId: 'a', fromMs: 0, toMs: 1 }),
    away.extremes({ fromMs: 0, errorValuesOf: () => [] }),
    away.alertsById(['a']),
    away.alertRecord('a'),
    away.events({ limit: 1 }),
    away.sizes(),
  ];
  for (const question of questions) await expect(question).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await away.isReachable()).toBe(false);
  expect(await history.isReachable()).toBe(true);
  await readers.stop();
});

test('[HI11] a connection that broke is told once, and the next question has another', async () => {
  const others = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()';
  const ofReaders = `${others} AND datname = current_database() AND application_name = 'reader'`;
  const batches = (await history.exportReadings({ sensorId: 'sized', fromMs: 0, toMs: START_MS + HOUR_MS })) ?? [];
  await expect(async () => {
    for await (const _ of batches) await database.pool.query(ofReaders);
  }).rejects.toMatchObject({ code: 'store-unavailable' });
  expect(await history.events({ limit: 1 })).toHaveLength(1);
});
