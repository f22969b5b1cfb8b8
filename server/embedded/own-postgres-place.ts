import { readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { isMarkedRunning } from './process-mark';

/** Where a PostgreSQL of our own keeps what. */
export type PostgresPlace = {
  dataDir: string;
  clusterDir: string;
  /** Locked while a server runs; holds the mark of the app that started it. */
  lockFile: string;
  logFile: string;
  /** How to reach the server; there while it runs. */
  detailsFile: string;
};

export function postgresPlace(dataDir: string): PostgresPlace {
  const clusterDir = join(dataDir, 'postgres');
  return {
    dataDir,
    clusterDir,
    lockFile: `${clusterDir}.lock`,
    logFile: `${clusterDir}.log`,
    detailsFile: `${clusterDir}.json`,
  };
}

/** What stands in the details file: how to reach the server, and its process. */
export type PostgresDetails = { connection: ClientConfig; server: string };

/** How to reach the PostgreSQL that an app runs on this data folder; null when none runs. Reads files only. */
export function readOwnPostgres(dataDir: string): ClientConfig | null {
  const details = readDetails(postgresPlace(dataDir));
  return details !== null && isMarkedRunning(details.server) ? details.connection : null;
}

/** The details as they were last written, whether or not that server still runs. */
export function readDetails(place: PostgresPlace): PostgresDetails | null {
  try {
    return JSON.parse(readFileSync(place.detailsFile, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** For the eyes of our user only: there may be a password in it. */
export async function writeDetails(place: PostgresPlace, details: PostgresDetails): Promise<void> {
  const unfinished = `${place.detailsFile}.new`;
  await writeFile(unfinished, JSON.stringify(details), { mode: 0o600 });
  await rename(unfinished, place.detailsFile);
}

export async function removeDetails(place: PostgresPlace): Promise<void> {
  await rm(place.detailsFile, { force: true });
}
