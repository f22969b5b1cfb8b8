import { setTimeout as pause } from 'node:timers/promises';
import { endLeftover, leftoverPatience, untilNoLeftover } from './leftover-server';
import { OwnPostgresError } from './own-postgres-error';
import { LOCKED_EXIT_CODE } from './postgres-host';
import { type Launch, type PostgresProcess, type ProcessEnd, spawnPostgres } from './postgres-process';
import { readPostmaster } from './postmaster-file';

export type LaunchWatch = {
  /** Aborts the waiting; whoever aborts ends the process too. */
  signal: AbortSignal;
  /** Called with each process as soon as it is there. */
  onProcess(process: PostgresProcess): void;
};

/**
 * Starts a server on the folder once no other one runs there; resolves when it takes connections, however long it has
 * to recover before.
 * @throws OwnPostgresError when another app has the folder, or the server ends instead.
 */
export async function launchPostgres(launch: Launch, { signal, onProcess }: LaunchWatch): Promise<PostgresProcess> {
  if (!launch.host.hasLock) await untilNoLeftover(launch, signal);
  const patience = leftoverPatience(launch.place, signal);
  for (;;) {
    const spawned = spawnPostgres(launch);
    onProcess(spawned);
    const end = await readyOrEnd(spawned, { launch, signal });
    if (end === null) return spawned;
    if (end.code !== LOCKED_EXIT_CODE || !launch.host.hasLock) throw endedInstead(launch, end);
    await patience(await endLeftover(launch));
  }
}

const LOOK_MS = 10;

// The file and not a connection tells: on this address a leftover might answer in the place of ours.
async function readyOrEnd(
  { pid, ended }: PostgresProcess,
  { launch, signal }: { launch: Launch; signal: AbortSignal },
): Promise<ProcessEnd | null> {
  let end: ProcessEnd | null = null;
  void ended.then((how) => {
    end = how;
  });
  for (;;) {
    const postmaster = await readPostmaster(launch.place.clusterDir);
    if (postmaster?.pid === pid && postmaster.isReady) return null;
    await pause(LOOK_MS, undefined, { signal });
    if (end !== null) return end;
  }
}

/** PostgreSQL says in its last lines what it missed. */
const LAST_LINES = 4;

function endedInstead({ place }: Launch, { lastWords }: ProcessEnd): OwnPostgresError {
  const words = lastWords.trim().split('\n').slice(-LAST_LINES).join(' ');
  return new OwnPostgresError(
    'postgres-cannot-run',
    `PostgreSQL could not start on ${place.clusterDir}: ${words} More is in ${place.logFile}; mend that, or set DATABASE_URL to a PostgreSQL of yours.`,
  );
}
