import { Client, type ClientConfig } from 'pg';
import type { Clock } from '#server/ports';
import { createPostgresStore } from '#server/store/postgres-store';
import type { LoadOptions, Store, WriterClaim } from '#server/store-port';
import { createSystemClock } from '#server/system-clock';
import { TEST_NOW_MS } from './readings';
import { createRecordingLog } from './recording-log';

export const LOAD: LoadOptions = {
  logName: 'log',
  windowSize: 10,
  defaultLimits: { high: 40, low: null },
  nowMs: TEST_NOW_MS,
};

/** A store on the database, by the real clock but for what the test gives. */
export function storeOn(connection: ClientConfig, clock: Clock = createSystemClock()): Store {
  return createPostgresStore({
    database: 'external',
    connection: () => connection,
    migrationsFolder: 'server/store/migrations',
    clock,
    log: createRecordingLog(),
  });
}

/** The claim of a store that nobody else wants. */
export function claimOf(store: Store): Promise<WriterClaim> {
  return store.claim({ signal: new AbortController().signal, waiting() {} });
}

/** Asks the database itself. */
export async function ask<Row>(connection: ClientConfig, text: string): Promise<Row[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}
