import pg from 'pg';
import { createOwnPostgres } from '#server/embedded/own-postgres';
import { findPostgresHost } from '#server/embedded/postgres-host';
import { createSystemClock } from '#server/system-clock';
import { createRecordingLog } from './recording-log';

/**
 * A small app with a PostgreSQL of its own, for tests that kill it: `postgres-app.ts <data folder> [plain]`. Says `ready`, then
 * inserts numbers into `kept` and says each one that was acknowledged.
 */
const dataDir = process.argv[2] ?? '';
const host = { ...(await findPostgresHost()), ...(process.argv[3] === 'plain' ? { hasLock: false } : {}) };
const postgres = createOwnPostgres({ dataDir, clock: createSystemClock(), log: createRecordingLog(), host });
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));

try {
  await postgres.start();
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
const client = new pg.Client(postgres.connection());
client.on('error', () => undefined);
await client.connect();
await client.query('create table if not exists kept (n bigint generated always as identity primary key)');
process.stdout.write('ready\n');
for (;;) {
  const { rows } = await client.query('insert into kept default values returning n');
  process.stdout.write(`${rows[0].n}\n`);
}
