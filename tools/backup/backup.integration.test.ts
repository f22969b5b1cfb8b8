import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPostgresStore } from '#server/store/postgres-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { createStoreDatabase, MIGRATIONS, type StoreDatabase } from '#server/testing/store-database';
import { ALERT, fillStore, NOW_MS } from '../testing/filled-store';
import { checkFiles } from './check-files';
import { type Manifest, readManifest } from './manifest';
import { restoreBackup } from './restore-backup';
import { listTables } from './stored-tables';
import { writeBackup } from './write-backup';

const { signal } = new AbortController();

let source: StoreDatabase;
let target: TestDatabase;
let folder = '';
const clients: Client[] = [];
beforeAll(async () => {
  source = await createStoreDatabase({ logId: 'embedded' });
  target = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'isotherm-backup-'));
  await fillStore(source);
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
});
afterAll(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true });
});

async function connect(connection: ClientConfig): Promise<Client> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

async function backUp(name: string): Promise<{ place: string; manifest: Manifest }> {
  const place = path.join(folder, name);
  const client = await connect(source.connection);
  await writeBackup({ client, folder: place, nowMs: NOW_MS, signal, say: () => undefined });
  return { place, manifest: await readManifest(place) };
}

async function restore(place: string, { manifest, to = target }: { manifest?: Manifest; to?: TestDatabase } = {}) {
  const client = await connect(to.connection);
  const whole = manifest ?? (await readManifest(place));
  await restoreBackup({ client, folder: place, manifest: whole, migrations: MIGRATIONS, signal, say: () => undefined });
  return client;
}

async function withNewDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  await work(database).finally(() => database.drop());
}

/** All rows of a table, as text. */
async function contents(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
  return rows.map(({ row }) => row);
}

test('[BK1] what was backed up is restored, row by row, and the database goes on', async () => {
  const { place, manifest } = await backUp('whole');
  expect(manifest.tables.filter(({ rows }) => rows === 0)).toEqual([]);
  await checkFiles(place, manifest);
  const restored = await restore(place);
  const original = await connect(source.connection);
  for (const { table } of await listTables(original)) {
    if (table === 'writer' || table === 'log_partitions') continue;
    expect([table, await contents(restored, table)]).toEqual([table, await contents(original, table)]);
  }
  await restored.end();
  const clock = createFakeClock(NOW_MS);
  const options = { database: 'external' as const, migrationsFolder: MIGRATIONS, clock, log: createRecordingLog() };
  const store = createPostgresStore({ ...options, connection: () => target.connection });
  const claim = await store.claim({ signal, waiting: () => undefined });
  const limits = { high: 40, low: null };
  const state = await claim.load({ logName: 'embedded', windowSize: 10, defaultLimits: limits, nowMs: NOW_MS });
  expect(state.board.sensors.map(({ sensorId, n }) => [sensorId, n])).toEqual([
    ['boiler', 1],
    ['冷库 1', 1],
  ]);
  expect(state.board.open).toEqual(expect.arrayContaining([ALERT]));
  expect(state.board.settings.map(({ rules }) => rules.limits?.high)).toEqual([40]);
  expect(state.places.get(0)).toEqual({ logId: 'embedded.1', next: 2, last: null });
  await claim.release();
  await store.stop();
});

test('[BK2] a backup taken while readings are stored is of one moment', async () => {
  let n = 0;
  let isDone = false;
  const writing = (async () => {
    while (!isDone) {
      n += 1;
      await source.store({ readings: [{ sensorId: 'load', n, measuredAtMs: NOW_MS + n, celsius: 1 }] });
    }
  })();
  while (n < 20) await new Promise((resolve) => setImmediate(resolve));
  const { place } = await backUp('under load');
  isDone = true;
  await writing;
  await withNewDatabase(async (to) => {
    const client = await restore(place, { to });
    const { rows } = await client.query(
      `SELECT s.n::int, (SELECT count(*)::int FROM readings WHERE sensor_key = s.sensor_key) AS readings,
         (SELECT sum(count)::int FROM hours WHERE sensor_key = s.sensor_key) AS rolled_up
       FROM sensors s WHERE sensor_id = 'load'`,
    );
    expect(rows).toEqual([{ n: rows[0].n, readings: rows[0].n, rolled_up: rows[0].n }]);
    await client.end();
  });
});

test('[BK3] a file that is damaged or missing, and a backup that was broken off, are refused', async () => {
  const { place, manifest } = await backUp('damaged');
  const file = path.join(place, 'readings.copy.gz');
  await writeFile(file, (await readFile(file)).fill(7, 12, 20));
  await expect(checkFiles(place, manifest)).rejects.toThrow('readings.copy.gz in');
  await rm(file);
  await expect(checkFiles(place, manifest)).rejects.toThrow('is missing');
  await writeFile(path.join(place, 'manifest.json'), '{"format":1');
  await expect(readManifest(place)).rejects.toThrow('damaged');
  await rm(path.join(place, 'manifest.json'));
  await expect(readManifest(place)).rejects.toThrow('holds no whole backup');
});

test('[BK3] one row too few, and nothing is restored', async () => {
  const { place, manifest } = await backUp('short');
  const tables = manifest.tables.map((one) => (one.table === 'sensors' ? { ...one, rows: one.rows + 1 } : one));
  await withNewDatabase(async (to) => {
    await expect(restore(place, { manifest: { ...manifest, tables }, to })).rejects.toThrow('rows instead of');
    const client = await connect(to.connection);
    expect((await client.query('SELECT count(*)::int AS n FROM readings')).rows).toEqual([{ n: 0 }]);
  });
});

test('[BK3] a backup of a later version, and a database that holds something, are refused', async () => {
  const { place, manifest } = await backUp('later');
  await withNewDatabase(async (to) => {
    const later = { ...manifest, newestMigration: Date.parse('2200-01-01') };
    await expect(restore(place, { manifest: later, to })).rejects.toThrow('later version of Isotherm');
    const client = await connect(to.connection);
    await client.query('CREATE TABLE something (x int)');
    await expect(restore(place, { to })).rejects.toThrow('not empty');
  });
  const text = await readFile(path.join(place, 'manifest.json'), 'utf8');
  await writeFile(path.join(place, 'manifest.json'), text.replace('"format": 1', '"format": 2'));
  await expect(readManifest(place)).rejects.toThrow('later version of Isotherm');
});

test('[BK3] a database on which Isotherm runs is left alone', async () => {
  const { place } = await backUp('running');
  const to = { connection: source.connection, drop: async () => undefined };
  await expect(restore(place, { to })).rejects.toThrow('Isotherm runs on this database');
});

test('[BK4] after a restore nothing is numbered as what was lost', async () => {
  const { place } = await backUp('numbers');
  await withNewDatabase(async (to) => {
    const client = await restore(place, { to });
    const log = `INSERT INTO log_partitions (log_name, incarnation, partition, next_offset) VALUES ('x', 0, 0, 0)`;
    const { rows } = await client.query(`${log} RETURNING partition_key`);
    const { rows: keys } = await client.query(
      'SELECT max(partition_key) AS last, count(*)::int AS n FROM log_partitions',
    );
    expect(keys).toEqual([{ last: rows[0].partition_key, n: 4 }]);
    const embedded = `SELECT incarnation, next_offset::int AS next FROM log_partitions WHERE log_name = 'embedded' ORDER BY 1`;
    const [before, after] = (await client.query(embedded)).rows;
    expect([before.incarnation, after]).toEqual([0, { incarnation: 1, next: before.next }]);
    const [restored, original] = [client, await connect(source.connection)];
    const epoch = async (one: Client) => Number((await one.query('SELECT epoch FROM writer')).rows[0].epoch);
    expect(await epoch(restored)).toBe((await epoch(original)) + 1);
    await client.end();
  });
});

test('[BK5] a folder with something in it is refused, and one that was begun in vain is left empty', async () => {
  const { place } = await backUp('taken');
  const client = await connect(source.connection);
  const options = { client, nowMs: NOW_MS, signal, say: () => undefined };
  await expect(writeBackup({ ...options, folder: place })).rejects.toThrow('is not empty');
  const stopping = new AbortController();
  const say = () => stopping.abort();
  const vain = path.join(folder, 'vain');
  const stopped = writeBackup({ ...options, folder: vain, signal: stopping.signal, say });
  await expect(stopped).rejects.toMatchObject({ code: 'backup', message: 'Stopped: no backup was written.' });
  expect(await readdir(vain)).toEqual([]);
});
