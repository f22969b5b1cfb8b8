import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { createOwnPostgres } from '#server/embedded/own-postgres';
import { postgresPlace, readOwnPostgres } from '#server/embedded/own-postgres-place';
import { createJsonLog } from '#server/json-log';
import { createSystemClock } from '#server/system-clock';
import { UsageError } from './usage-error';

export type DatabaseChoice = {
  /** Null: DATABASE_URL, else the PostgreSQL in DATA_DIR. */
  url: string | null;
  /** Whether a PostgreSQL that was never started may be made in DATA_DIR. */
  mayCreate?: boolean;
  env?: Readonly<Record<string, string | undefined>>;
};

/** The folder of the migrations that this program brings. */
export const MIGRATIONS = path.join(import.meta.dirname, '../server/store/migrations');

type Opened = { connection: ClientConfig; name: string; close(): Promise<void> };

/**
 * Works on the database that the server would use: one that runs, or, where none runs in DATA_DIR, one started for the
 * time. @throws UsageError or DatabaseError with a sentence.
 */
export async function withDatabase<T>(
  choice: DatabaseChoice,
  work: (client: Client, name: string) => Promise<T>,
): Promise<T> {
  const { connection, name, close } = await openDatabase(choice);
  try {
    const client = await connect(connection, name);
    return await work(client, name).finally(() => client.end());
  } finally {
    await close();
  }
}

/** The database cannot be worked on; the message says what to do. */
export class DatabaseError extends Error {
  readonly code = 'database';
}

async function openDatabase({ url, mayCreate = false, env = process.env }: DatabaseChoice): Promise<Opened> {
  const address = url ?? (env.DATABASE_URL || null);
  if (address !== null) {
    return { connection: { connectionString: address }, name: nameOf(address), close: async () => undefined };
  }
  const dataDir = path.resolve(env.DATA_DIR || './data');
  const name = `the database in ${dataDir}`;
  const running = readOwnPostgres(dataDir);
  if (running !== null) return { connection: running, name, close: async () => undefined };
  if (!mayCreate && !existsSync(postgresPlace(dataDir).clusterDir)) throw noDatabase(dataDir);
  const own = createOwnPostgres({ dataDir, clock: createSystemClock(), log: createJsonLog('error') });
  await own.start();
  return { connection: own.connection(), name, close: () => own.stop() };
}

async function connect(connection: ClientConfig, name: string): Promise<Client> {
  const client = new Client({ ...connection, application_name: 'isotherm tool', options: '-c timezone=UTC' });
  // What breaks the connection is told by the statement that needed it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseError(`Cannot reach ${name} (${message}): check that it runs, and its address.`, { cause });
  }
}

/** Without the password that may stand in it. */
function nameOf(address: string): string {
  if (!URL.canParse(address) || !/^postgres(ql)?:$/.test(new URL(address).protocol)) {
    throw new UsageError('The database must be named as postgres://user:password@host:port/database.');
  }
  const { host, pathname } = new URL(address);
  return `the database ${decodeURIComponent(pathname.slice(1))} at ${host || 'this machine'}`;
}

function noDatabase(dataDir: string): UsageError {
  return new UsageError(
    `There is no database in ${dataDir} yet: start Isotherm once, set DATA_DIR, or name a database with DATABASE_URL.`,
  );
}
