import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database';

async function tables({ connection }: TestDatabase): Promise<string[]> {
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'");
  await client.end();
  return rows.map(({ tablename }) => tablename);
}

test('[HS6] what one test database holds no other one sees, and it is dropped under its clients', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new Client(one.connection);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table mine ()');
  expect([await tables(one), await tables(other)]).toEqual([['mine'], []]);
  await Promise.all([one.drop(), other.drop()]);
  await expect(tables(one)).rejects.toThrow('does not exist');
  expect(one.connection).toMatchObject({ host: inject('postgresConnection').host });
});
