import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { createOwnPostgres } from '#server/embedded/own-postgres';
import { postgresPlace } from '#server/embedded/own-postgres-place';
import { readPostmaster } from '#server/embedded/postmaster-file';
import { createSystemClock } from '#server/system-clock';
import { createRecordingLog } from './recording-log';

/** A real PostgreSQL for tests: fast, and gone afterwards. */
export type TestPostgres = {
  /** To the database `isotherm`, as a superuser. */
  connection: ClientConfig;
  /** The server's process. */
  pid: number;
  /** Ends it and removes its folder. May be called twice. */
  stop(): Promise<void>;
};

/** Nothing of it outlives the run, so nothing has to reach the disk; many test files connect at once. */
export const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
};

/** Starts one in a temporary folder; it answers after about a second. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'isotherm-postgres-'));
  const clock = createSystemClock();
  const postgres = createOwnPostgres({ dataDir, clock, log: createRecordingLog(), settings: TEST_SETTINGS });
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await postgres.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const postmaster = await readPostmaster(postgresPlace(dataDir).clusterDir);
  return { connection: postgres.connection(), pid: postmaster?.pid ?? 0, stop };
}
