import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OwnPostgresError } from './own-postgres-error';
import type { PostgresPlace } from './own-postgres-place';
import { giveToServer, unusable } from './postgres-folder';
import { asServerUser, endingWithParent, type PostgresHost } from './postgres-host';
import { processMark } from './process-mark';
import { runProgram } from './run-program';

export type ClusterOptions = { place: PostgresPlace; host: PostgresHost; isDurable: boolean; signal: AbortSignal };

/**
 * Creates the database cluster unless it is there. It is made in a folder of another name, which gets the final one
 * when all is done: a creation that is cut short leaves nothing that counts.
 * @throws OwnPostgresError when it cannot be made.
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { place, host } = options;
  await removeUnfinished(place);
  if (!isCluster(place.clusterDir)) await createCluster(options);
  await giveToServer(place.clusterDir, host);
}

/** Where a cluster that is reached by TCP keeps its password; a file that PostgreSQL does not know of. */
export function passwordFile(clusterDir: string): string {
  return join(clusterDir, 'isotherm-password');
}

const isCluster = (dir: string) => existsSync(join(dir, 'PG_VERSION'));

const unfinishedPrefix = 'postgres.new-';

async function createCluster(options: ClusterOptions): Promise<void> {
  const { place, host, isDurable } = options;
  const unfinished = join(place.dataDir, `${unfinishedPrefix}${process.pid}`);
  await mkdir(unfinished, { mode: 0o700 });
  await giveToServer(unfinished, host);
  await initialize(unfinished, options);
  try {
    await rename(unfinished, place.clusterDir);
  } catch {
    // Another app was faster, or something that is no cluster stands there.
    await rm(unfinished, { recursive: true });
    if (!isCluster(place.clusterDir)) throw unusable(place.clusterDir, 'it holds something else; move it away');
  }
  if (isDurable) await syncFolder(place.dataDir);
}

async function initialize(dir: string, { host, isDurable, signal }: ClusterOptions): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const secretFile = `${dir}.password`;
  if (!host.hasUnixSockets) await writeFile(secretFile, password, { mode: 0o600 });
  const access = host.hasUnixSockets ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${secretFile}`];
  // Without a named locale it would be the one of whoever starts first.
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const sync = isDurable ? [] : ['--no-sync'];
  const initdb = [join(host.nativeDir, 'bin', 'initdb'), '-D', dir, '-U', 'postgres', ...access, ...locale, ...sync];
  const guard = host.hasLock ? endingWithParent('KILL') : [];
  const { code, output } = await runProgram(asServerUser(host, [...guard, ...initdb]), signal);
  await rm(secretFile, { force: true });
  if (code !== 0) {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    throw cannotCreate(output);
  }
  if (!host.hasUnixSockets) await writeFile(passwordFile(dir), password, { mode: 0o600 });
}

// What a process that has ended, or an earlier one with our number, left of its creation.
async function removeUnfinished(place: PostgresPlace): Promise<void> {
  for (const name of await readdir(place.dataDir)) {
    if (!name.startsWith(unfinishedPrefix)) continue;
    const pid = Number.parseInt(name.slice(unfinishedPrefix.length), 10);
    if (pid !== process.pid && processMark(pid) !== null) continue;
    await rm(join(place.dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function syncFolder(dir: string): Promise<void> {
  // Windows does not open folders.
  if (process.platform === 'win32') return;
  const folder = await open(dir, 'r');
  await folder.sync().finally(() => folder.close());
}

function cannotCreate(output: string): OwnPostgresError {
  return new OwnPostgresError(
    'postgres-cannot-run',
    `PostgreSQL could not create its folder: ${output.trim().split('\n').slice(-4).join(' ')} Mend that, or set DATABASE_URL to a PostgreSQL of yours.`,
  );
}
