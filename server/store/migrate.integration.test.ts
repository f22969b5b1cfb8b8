import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#server/testing/database';
import { migrateDatabase, newestApplied } from './migrate';

test('[ST45] a migration may take longer than anything else on its connection', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'isotherm-migrations-'));
  await mkdir(path.join(folder, 'meta'));
  await writeFile(path.join(folder, '0000_slow.sql'), 'SELECT pg_sleep(2)');
  const entries = [{ idx: 0, version: '7', when: 5, tag: '0000_slow', breakpoints: true }];
  await writeFile(path.join(folder, 'meta/_journal.json'), JSON.stringify({ dialect: 'postgresql', entries }));
  const database = await createTestDatabase();
  const client = new Client({ ...database.connection, query_timeout: 1500 });
  await client.connect();
  await migrateDatabase(client, folder);
  expect(await newestApplied(client)).toBe(5);
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});
