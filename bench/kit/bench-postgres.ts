import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { createOwnPostgres } from '#server/embedded/own-postgres';
import { basics } from './quiet-app';

/** A PostgreSQL with the product's own settings: everything reaches the disk. */
export type BenchPostgres = {
  /** Makes an empty database. */
  database(name: string): Promise<ClientConfig>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
};

export async function startBenchPostgres(): Promise<BenchPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'isotherm-bench-'));
  const postgres = createOwnPostgres({ dataDir, ...basics() });
  await postgres.start();
  const run = (statement: string) => withClient(postgres.connection(), (client) => client.query(statement));
  return {
    async database(name) {
      await run(`CREATE DATABASE ${name}`);
      return { ...postgres.connection(), database: name };
    },
    drop: async (name) => void (await run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One connection for one piece of work. */
export async function withClient<Value>(
  connection: ClientConfig,
  work: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
