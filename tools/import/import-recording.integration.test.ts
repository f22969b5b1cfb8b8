import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHistory } from '#server/store/history/create-history';
import type { StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { readRecording } from '../replay/recording';
import type { RecordingRow } from '../replay/recording-row';
import { importRecording } from './import-recording';
import { listImports, removeImport } from './imports';

const LOFT = path.join(import.meta.dirname, 'fixtures/loft.csv');
const START_MS = Date.parse('2013-07-04T00:00:00Z');
const EVERYTHING = { fromMs: 0, toMs: 8_640_000_000_000_000 };
const NOW_MS = Date.parse('2026-01-01T00:00:00Z');

let database: StoreDatabase;
let history: StoredHistory;
let client: Client;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  client = new Client(database.connection);
  client.on('error', () => undefined);
  await client.connect();
});
afterEach(() => client.end());

function importFile(sensorId: string, rows: AsyncIterable<RecordingRow> = readRecording(LOFT, { unit: 'F' })) {
  const { signal } = new AbortController();
  return importRecording({ client, rows, sensorId, file: LOFT, nowMs: NOW_MS, signal });
}

async function* rowsOf(...rows: [seconds: number, celsius: number][]): AsyncGenerator<RecordingRow> {
  for (const [index, [seconds, celsius]] of rows.entries()) {
    yield { line: index + 2, atMs: START_MS + seconds * 1000, celsius };
  }
}

async function stored(sensorId: string) {
  const rows = [];
  for await (const batch of (await history.exportReadings({ sensorId, ...EVERYTHING })) ?? []) rows.push(...batch);
  return rows.map(({ n, measuredAtMs, celsius }) => [n, (measuredAtMs - START_MS) / 1000, celsius]);
}

const mostOf = async (sensorId: string) =>
  (await history.recordedSensors({ after: null, limit: 100 })).find((one) => one.sensorId === sensorId);

test('[IM1] a recording is in its sensor’s history, before everything live, in the order of the file', async () => {
  expect(await importFile('loft')).toEqual({
    id: expect.stringMatching(/^import-[0-9a-f]{16}$/),
    imported: 4,
    skipped: 1,
  });
  const rows = [
    [0, 10],
    [30, 10.5],
    [3600, 11],
    [7200, 20],
  ];
  expect(await stored('loft')).toEqual(rows.map(([seconds, celsius], index) => [index - 4, seconds, celsius]));
  await database.store({ readings: [{ sensorId: 'loft', n: 1, measuredAtMs: NOW_MS, celsius: 5 }] });
  expect((await stored('loft')).map(([n]) => n)).toEqual([-4, -3, -2, -1, 1]);
  const told = await history.readings({ sensorId: 'loft', fromMs: START_MS, toMs: START_MS + 7200_000, points: 10 });
  expect(told).toMatchObject({ throughN: 1, resolution: 'raw' });
  expect(told?.points.map(([, mean]) => mean)).toEqual([10, 10.5, 11]);
});

test('[IM1] minutes and hours know it too', async () => {
  await importFile('rolled up');
  expect(await mostOf('rolled up')).toEqual({
    sensorId: 'rolled up',
    fromMs: START_MS,
    toMs: START_MS + 7200_000,
    readings: 4,
  });
  const { sensors } = await history.extremes({ fromMs: START_MS + 1, errorValuesOf: () => [] });
  expect(sensors).toContainEqual({ sensorId: 'rolled up', min: 10.5, max: 20, throughN: 0 });
});

test('[IM4] importing it again adds nothing; of a longer one the new rows are added', async () => {
  await importFile('twice');
  expect(await importFile('twice')).toEqual({ id: null, imported: 0, skipped: 5 });
  expect(await importFile('twice', rowsOf([-60, 1], [0, 2], [60, 3]))).toMatchObject({ imported: 2, skipped: 1 });
  expect(await stored('twice')).toEqual([
    [-6, -60, 1],
    [-5, 60, 3],
    [-4, 0, 10],
    [-3, 30, 10.5],
    [-2, 3600, 11],
    [-1, 7200, 20],
  ]);
  expect((await mostOf('twice'))?.readings).toBe(6);
});

test('[IM4] what was measured live at the same time stays beside it', async () => {
  await database.store({ readings: [{ sensorId: 'beside', n: 1, measuredAtMs: START_MS, celsius: 7 }] });
  expect(await importFile('beside')).toMatchObject({ imported: 4 });
  expect((await stored('beside')).map(([n, , celsius]) => [n, celsius])).toContainEqual([1, 7]);
});

test('[IM5] one bad row, and nothing is imported; each is told by its row and field', async () => {
  async function* bad(): AsyncGenerator<RecordingRow> {
    for (let line = 2; line < 5000; line += 1) yield { line, atMs: START_MS + line * 1000, celsius: 1 };
    yield { line: 5000, field: 'temperature', problem: '"hot" is not a number' };
    yield { line: 5001, atMs: 0, celsius: 1 };
    yield { line: 5002, atMs: NOW_MS + 3_600_000, celsius: 1 };
  }
  const failure = await importFile('bad', bad()).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'import' });
  expect(String(failure)).toContain('row 5000, temperature: "hot" is not a number');
  expect(String(failure)).toContain('row 5001, time: is before the year 2000');
  expect(String(failure)).toContain('row 5002, time: is in the future');
  expect(await stored('bad')).toEqual([]);
});

test('[IM6] an import is listed and can be taken out again, without those beside it', async () => {
  const first = await importFile('removable');
  const second = await importFile('removable', rowsOf([15, -50], [90_000, 1]));
  const ours = async () => (await listImports(client)).filter(({ sensorId }) => sensorId === 'removable');
  const span = { firstMs: START_MS, lastMs: START_MS + 7200_000 };
  expect(await ours()).toMatchObject([{ id: first.id, fileName: 'loft.csv', readings: 4, ...span }, { id: second.id }]);
  await removeImport(client, second.id ?? '');
  expect((await stored('removable')).map(([, , celsius]) => celsius)).toEqual([10, 10.5, 11, 20]);
  expect(await mostOf('removable')).toMatchObject({ readings: 4, ...{ toMs: span.lastMs } });
  const { sensors } = await history.extremes({ fromMs: START_MS, errorValuesOf: () => [] });
  expect(sensors.find(({ sensorId }) => sensorId === 'removable')).toMatchObject({ min: 10, max: 20 });
  await removeImport(client, first.id ?? '');
  expect([await ours(), await mostOf('removable')]).toEqual([[], undefined]);
  expect((await importFile('removable')).imported).toBe(4);
});

test('[IM6] removing what is not there is told in a sentence', async () => {
  await expect(removeImport(client, 'import-x')).rejects.toThrow('There is no import import-x');
});

test('[IM7] the server stores on before an import is finished, and meets its sensor', async () => {
  const live = (n: number) => ({ sensorId: 'met', n, measuredAtMs: NOW_MS + n, celsius: 1 });
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  let commits = 0;
  const held = async (...args: unknown[]) => {
    if (args[0] === 'COMMIT' && ++commits === 2) await database.store({ readings: [live(1), live(2)] });
    return query(...args);
  };
  client.query = ((...args: unknown[]) => (typeof args[0] === 'string' ? held(...args) : query(...args))) as never;
  expect((await importFile('met', rowsOf([0, 1], [1, 2]))).imported).toBe(2);
  expect(commits).toBe(2);
  expect((await stored('met')).map(([ordinal]) => ordinal)).toEqual([-2, -1, 1, 2]);
});

test('[IM7] two imports at once do not get into each other’s way', async () => {
  const clients = [new Client(database.connection), new Client(database.connection)];
  for (const one of clients) await one.connect();
  const { signal } = new AbortController();
  const start = (one: Client, from: number) =>
    importRecording({
      client: one,
      rows: rowsOf([from, 1], [from + 1, 2]),
      sensorId: `pair ${from}`,
      file: LOFT,
      nowMs: NOW_MS,
      signal,
    });
  await Promise.all(clients.map((one, index) => start(one, index)));
  expect([(await stored('pair 0')).length, (await stored('pair 1')).length]).toEqual([2, 2]);
  for (const one of clients) await one.end();
});
