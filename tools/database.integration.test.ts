import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createOwnPostgres } from '#server/embedded/own-postgres';
import { readOwnPostgres } from '#server/embedded/own-postgres-place';
import { createSystemClock } from '#server/system-clock';
import { createTestDatabase } from '#server/testing/database';
import { createRecordingLog } from '#server/testing/recording-log';
import { withDatabase } from './database';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'isotherm-tools-'));
});
afterEach(() => rm(folder, { recursive: true }));

const ask = async (env: Record<string, string>, statement: string, mayCreate = false) =>
  withDatabase({ url: null, mayCreate, env }, async (client) => (await client.query(statement)).rows);

test('[BK7] the database in DATA_DIR is used while its server runs, and started for the time where none does', async () => {
  const DATA_DIR = path.join(folder, 'data');
  const options = { dataDir: DATA_DIR, clock: createSystemClock(), log: createRecordingLog() };
  const own = createOwnPostgres({ ...options, settings: { fsync: 'off' } });
  await own.start();
  await ask({ DATA_DIR }, 'CREATE TABLE kept AS SELECT 42 AS n');
  expect(readOwnPostgres(DATA_DIR)).not.toBeNull();
  await own.stop();
  expect(await ask({ DATA_DIR }, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  expect(readOwnPostgres(DATA_DIR)).toBeNull();
});

test('[BK7] where no server ever ran there is none, unless a new one is wanted', async () => {
  const DATA_DIR = path.join(folder, 'new');
  await expect(ask({ DATA_DIR }, 'SELECT 1 AS n')).rejects.toThrow('There is no database in');
  expect(await ask({ DATA_DIR }, 'SELECT 1 AS n', true)).toEqual([{ n: 1 }]);
});

test('[BK7] DATABASE_URL comes first', async () => {
  const { connection, drop } = await createTestDatabase();
  const { host = '', user = '' } = inject('postgresConnection');
  const url = `postgres://${user}@localhost/${connection.database}?host=${encodeURIComponent(host)}`;
  const env = { DATABASE_URL: url, DATA_DIR: folder };
  expect(await ask(env, 'SELECT current_database() AS name')).toEqual([{ name: connection.database }]);
  await drop();
});

test.each([
  ['mysql://localhost/x', 'must be named as postgres://'],
  ['postgres://me:secret@127.0.0.1:1/x', 'Cannot reach the database x at 127.0.0.1:1'],
])('[BK7] %s is told in a sentence without its password', async (url, sentence) => {
  const failure = await ask({ DATABASE_URL: url }, 'SELECT 1').catch(String);
  expect(failure).toContain(sentence);
  expect(failure).not.toContain('secret');
});
