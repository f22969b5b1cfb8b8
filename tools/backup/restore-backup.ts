import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrateDatabase, newestApplied, newestMigration } from '#server/store/migrate';
import { WRITER_LOCK } from '#server/store/postgres-store';
import { ensurePartition } from '#server/store/table-partitions';
import { type BackedUpTable, BackupError, LATER, type Manifest } from './manifest';
import { migrateUntil } from './migrate-until';
import { startAfterBackup } from './start-after-backup';
import { listTables } from './stored-tables';

export type RestoreOptions = {
  client: Client;
  folder: string;
  manifest: Manifest;
  /** The folder of the migrations that this program brings. */
  migrations: string;
  signal: AbortSignal;
  say(line: string): void;
};

/**
 * Fills an empty database from a backup whose files were checked; all rows or none.
 * @throws BackupError for a database that holds something, and for a backup that is later than this program.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { client, manifest, migrations } = options;
  const newest = manifest.newestMigration;
  if (newest > newestMigration(migrations)) throw new BackupError(LATER);
  await keepServerOut(client);
  await assertEmpty(client, newest);
  await migrateUntil(client, { migrations, newest });
  for (const { table, first } of manifest.partitions) await ensurePartition(client, table, first);
  await client.query('BEGIN');
  try {
    for (const table of manifest.tables) await fill(table, options);
    await startAfterBackup(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw options.signal.aborted ? new BackupError('Stopped: nothing was restored.', { cause: error }) : error;
  }
  await migrateDatabase(client, migrations);
}

/** A server that starts meanwhile stands by until this connection ends. */
async function keepServerOut(client: Client): Promise<void> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS locked', [WRITER_LOCK]);
  if (rows[0]?.locked !== true) throw new BackupError('Isotherm runs on this database: stop it, then restore.');
}

/** Tables may be there, of a start that stored nothing; rows may not. */
async function assertEmpty(client: Client, newest: number): Promise<void> {
  const applied = await newestApplied(client);
  if (applied === 0) {
    const { rows } = await client.query(
      "SELECT FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    if (rows.length > 0) throw NOT_EMPTY;
    return;
  }
  for (const { table } of await listTables(client)) {
    if (MADE_FULL.has(table)) continue;
    const { rows } = await client.query(`SELECT FROM ${table} LIMIT 1`);
    if (rows.length > 0) throw NOT_EMPTY;
  }
  if (applied > newest) throw new BackupError(LATER_TABLES);
}

/** Tables into which a migration puts a row. */
const MADE_FULL = new Set(['writer', 'notify_cursor']);

const LATER_TABLES =
  'This backup is of an earlier version of Isotherm than the tables of this database: restore it into a new database, which is brought to this version afterwards.';

const NOT_EMPTY = new BackupError(
  'This database is not empty, and a backup is never mixed with what is there: restore into a new one, or move DATA_DIR away.',
);

async function fill(backedUp: BackedUpTable, { client, folder, signal, say }: RestoreOptions): Promise<void> {
  const { table, columns, file, rows } = backedUp;
  // What a migration puts into a new database stands in the backup too.
  await client.query(`DELETE FROM ${table}`);
  const target = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(createReadStream(path.join(folder, file)), createGunzip(), target, { signal });
  if (target.rowCount !== rows) {
    throw new BackupError(`${file} holds ${target.rowCount} rows instead of ${rows}: use another copy of the backup.`);
  }
  say(`${table}: ${rows} rows.`);
}
