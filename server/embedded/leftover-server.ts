import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { OwnPostgresError } from './own-postgres-error';
import { type PostgresPlace, readDetails } from './own-postgres-place';
import type { PostgresHost } from './postgres-host';
import { interrupt } from './postgres-process';
import { readPostmaster } from './postmaster-file';
import { isMarkedRunning, markedPid, processMark } from './process-mark';

export type Folder = { place: PostgresPlace; host: PostgresHost };

/**
 * Tells the server that an app left on the folder when it was killed to end. Resolves with its pid, and with null when
 * none is seen. @throws OwnPostgresError when the app that started it lives.
 */
export async function endLeftover(folder: Folder): Promise<number | null> {
  // In this order: a server that runs has had its app's mark written before it.
  const serverPid = await findServer(folder);
  const app = await readFile(folder.place.lockFile, 'utf8');
  if (serverPid === null && !isHeldByOther(app, folder.host)) return null;
  if (isMarkedRunning(app)) throw inUse(folder.place, markedPid(app));
  if (serverPid !== null) await interrupt(serverPid, folder);
  return serverPid;
}

// With a lock we were refused it, by the other app or by what still ends of a server of ours that was killed.
const isHeldByOther = (app: string, host: PostgresHost) => host.hasLock && markedPid(app) !== process.pid;

/** Waits for a leftover to be gone where no lock tells; removes what it left. @throws OwnPostgresError if it stays. */
export async function untilNoLeftover(folder: Folder, signal: AbortSignal): Promise<void> {
  const patience = leftoverPatience(folder.place, signal);
  for (let pid = await endLeftover(folder); pid !== null; pid = await endLeftover(folder)) await patience(pid);
  await rm(join(folder.place.clusterDir, 'postmaster.pid'), { force: true });
}

/** A server that was told to end has written all that matters by then, on a slow disk too. */
const PATIENCE_MS = 8000;
const LOOK_AGAIN_MS = 50;

/** One short wait per call; all of them together are bounded. @throws OwnPostgresError when the time is over. */
export function leftoverPatience(place: PostgresPlace, signal: AbortSignal): (pid: number | null) => Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  return async (pid) => {
    if (performance.now() > deadlineMs) throw inUse(place, pid);
    await pause(LOOK_AGAIN_MS, undefined, { signal });
  };
}

async function findServer({ place, host }: Folder): Promise<number | null> {
  const postmaster = await readPostmaster(place.clusterDir);
  if (postmaster === null || processMark(postmaster.pid) === null) return null;
  const isServer = host.hasLock ? await runsOn(place, postmaster.pid) : await answers(place);
  return isServer ? postmaster.pid : null;
}

// The number may be another process's by now, and that one must not be told to end.
async function runsOn(place: PostgresPlace, pid: number): Promise<boolean> {
  const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return words.split('\0').includes(place.clusterDir);
}

async function answers(place: PostgresPlace): Promise<boolean> {
  const details = readDetails(place);
  if (details === null) return false;
  const client = new Client(details.connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // A refusal in PostgreSQL's own words ("starting up", "shutting down") has a code of five characters.
    return error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function inUse(place: PostgresPlace, pid: number | null): OwnPostgresError {
  const who = pid === null ? 'a process that cannot be seen from here' : `process ${pid}`;
  return new OwnPostgresError(
    'postgres-in-use',
    `The data folder ${place.dataDir} is in use by ${who}: stop that one first, or set DATA_DIR to another folder.`,
  );
}
