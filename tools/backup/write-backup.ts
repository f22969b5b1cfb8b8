import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { newestApplied } from '#server/store/migrate';
import { listPartitions } from '#server/store/table-partitions';
import { BACKUP_FORMAT, type BackedUpTable, BackupError, type Manifest, manifestFile } from './manifest';
import { listTables, type StoredTable } from './stored-tables';

export type BackupOptions = {
  client: Client;
  /** Made if it is missing; must be empty. */
  folder: string;
  nowMs: number;
  signal: AbortSignal;
  say(line: string): void;
};

const PARTITIONED = ['readings', 'rejections', 'minutes', 'hours'] as const;

/**
 * Writes all tables as of one moment, the manifest last: a folder without one is no backup. The server may run and
 * store meanwhile. @throws BackupError
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { client, folder } = options;
  await makeFolder(folder);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await writeTables(options);
    await client.query('COMMIT');
    await writeFile(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    } as object);
    return manifest;
  } catch (error) {
    // What is there is no backup, and would stand in the way of the next one.
    for (const name of await readdir(folder)) await rm(path.join(folder, name));
    throw options.signal.aborted ? new BackupError('Stopped: no backup was written.', { cause: error }) : error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length === 0) return;
  throw new BackupError(`${folder} is not empty: name a new folder for the backup.`);
}

async function writeTables(options: BackupOptions): Promise<Manifest> {
  const { client, nowMs } = options;
  const newestMigration = await newestApplied(client);
  if (newestMigration === 0) throw new BackupError('There is nothing to back up: Isotherm never stored anything here.');
  const stored = await listTables(client);
  // Before anything is read, so that no retention drops a partition meanwhile.
  await client.query(`LOCK TABLE ${stored.map(({ table }) => table).join(', ')} IN ACCESS SHARE MODE`);
  const partitions: Manifest['partitions'] = [];
  for (const table of PARTITIONED) {
    for (const { first } of await listPartitions(client, table)) partitions.push({ table, first });
  }
  const tables: BackedUpTable[] = [];
  for (const table of stored) tables.push(await writeTable(table, options));
  return { format: BACKUP_FORMAT, createdAt: new Date(nowMs).toISOString(), newestMigration, tables, partitions };
}

async function writeTable({ table, columns }: StoredTable, options: BackupOptions): Promise<BackedUpTable> {
  const { client, folder, signal, say } = options;
  const file = `${table}.copy.gz`;
  const rows = client.query(copyTo(`COPY (SELECT ${columns.join(', ')} FROM ${table}) TO STDOUT`));
  const { through, digest } = createDigest();
  const target = createWriteStream(path.join(folder, file), { mode: 0o600, flush: true });
  await pipeline(rows, createGzip(), through, target, { signal });
  const written = { table, columns, file, rows: rows.rowCount, ...digest() };
  say(`${table}: ${written.rows} rows, ${kilobytes(target.bytesWritten)} kB.`);
  return written;
}

const kilobytes = (bytes: number) => Math.ceil(bytes / 1000);

/** Lets everything through and knows its checksum afterwards. */
function createDigest() {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk, _encoding, callback) {
      hash.update(chunk);
      callback(null, chunk);
    },
  });
  return { through, digest: () => ({ sha256: hash.digest('hex') }) };
}
