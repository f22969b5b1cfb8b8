import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg, { type ClientConfig } from 'pg';
import { createOwnPostgres, type OwnPostgres } from '#server/embedded/own-postgres';
import { postgresPlace } from '#server/embedded/own-postgres-place';
import { readPostmaster } from '#server/embedded/postmaster-file';
import { createSystemClock } from '#server/system-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { until } from './until';

/** A PostgreSQL that is somebody else's to the product: durable as a real one, to be stopped and killed. */
export type DatabaseServer = {
  /** To a database of it, as a superuser. */
  connection(database?: string): ClientConfig;
  /** The file of its socket, for a relay. */
  socketFile: string;
  /** SIGKILL of the postmaster, as a power cut; resolves when it has started again by itself. */
  kill(): Promise<void>;
  shutDown(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
};

const SETTINGS = { max_connections: '60' };

export async function startDatabaseServer(): Promise<DatabaseServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'isotherm-faults-'));
  const make = () =>
    createOwnPostgres({ dataDir, clock: createSystemClock(), log: createRecordingLog(), settings: SETTINGS });
  let server: OwnPostgres = make();
  await server.start();
  const connection = server.connection();
  const postmaster = () => readPostmaster(postgresPlace(dataDir).clusterDir);
  return {
    connection: (database = 'isotherm') => ({ ...connection, database }),
    socketFile: join(connection.host ?? '', `.s.PGSQL.${connection.port}`),
    async kill() {
      const killed = (await postmaster())?.pid ?? Number.NaN;
      process.kill(killed, 'SIGKILL');
      const isAnother = async () => {
        const running = await postmaster();
        return running?.isReady && running.pid !== killed;
      };
      await until(isAnother, { what: 'the database runs again', withinMs: 30_000 });
    },
    shutDown: () => server.stop(),
    async start() {
      server = make();
      await server.start();
    },
    async remove() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** DATABASE_URL for what listens on `port` of 127.0.0.1 and needs no password. */
export function databaseUrl(port: number, database: string): string {
  return `postgres://postgres@127.0.0.1:${port}/${database}`;
}

/** One statement on a connection of its own. */
export async function runOn(connection: ClientConfig, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
