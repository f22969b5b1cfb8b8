import { randomBytes } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { inject } from 'vitest';

/** An empty database of one test file's own. */
export type TestDatabase = {
  connection: ClientConfig;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
};

/** Makes a database on the PostgreSQL of the run, or on the `server` given, in about 15 ms. */
export async function createTestDatabase(server = inject('postgresConnection')): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copying files is the quickest way where nothing is synced to the disk.
  await runOn(server, `create database ${name} template template0 strategy file_copy`);
  return {
    connection: { ...server, database: name },
    drop: () => runOn(server, `drop database if exists ${name} with (force)`),
  };
}

async function runOn(server: ClientConfig, statement: string): Promise<void> {
  const client = new Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
