import { lstat, mkdir, open, realpath, stat } from 'node:fs/promises';
import { OwnPostgresError, systemErrorName } from './own-postgres-error';
import { type PostgresPlace, postgresPlace } from './own-postgres-place';
import { NOBODY, type PostgresHost } from './postgres-host';
import { runProgram } from './run-program';

/** PostgreSQL keeps paths in 1024 bytes and puts names of its own behind ours. */
const LONGEST_PATH_BYTES = 800;

/** Makes the data folder if it is missing. @throws OwnPostgresError when it cannot be used. */
export async function preparePlace(dataDir: string): Promise<PostgresPlace> {
  try {
    await mkdir(dataDir, { recursive: true });
    const place = postgresPlace(await realpath(dataDir));
    if (Buffer.byteLength(place.clusterDir) > LONGEST_PATH_BYTES) throw tooLong(dataDir);
    // A folder that is there may still be closed to us.
    await (await open(place.lockFile, 'a', 0o600)).close();
    return place;
  } catch (error) {
    if (error instanceof OwnPostgresError) throw error;
    if (systemErrorName(error) === 'ENAMETOOLONG') throw tooLong(dataDir);
    throw unusable(dataDir, systemErrorName(error));
  }
}

/**
 * Gives a file or folder, and all that is in it, to the user the server runs as: it refuses folders of others.
 * @throws OwnPostgresError when it is not ours to give.
 */
export async function giveToServer(path: string, host: PostgresHost): Promise<void> {
  const ourUid = process.getuid?.();
  if (ourUid === undefined) return;
  const uid = host.runAs === 'nobody' ? NOBODY : ourUid;
  if ((await stat(path)).uid === uid) return;
  if (ourUid !== 0) throw unusable(path, 'it belongs to another user');
  const { code, output } = await runProgram({ words: ['chown', '-R', `${uid}:${uid}`, path] });
  if (code !== 0) throw unusable(path, output.trim());
}

/** A folder that nobody but the server's user may enter. @throws OwnPostgresError when something else stands there. */
export async function makePrivateFolder(path: string, host: PostgresHost): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (systemErrorName(error) !== 'EEXIST') throw noSocketFolder(path, systemErrorName(error));
  }
  // Anybody may make a folder or a link of this name in a temporary folder; only one that is closed to others is used.
  const found = await lstat(path);
  const isPrivate = found.isDirectory() && (found.mode & 0o077) === 0;
  if (!isPrivate) throw noSocketFolder(path, 'it is open to other users');
  await giveToServer(path, host);
}

function noSocketFolder(path: string, why: string): OwnPostgresError {
  return new OwnPostgresError(
    'postgres-path',
    `PostgreSQL cannot have its socket in ${path} (${why}): remove that, or set TMPDIR to another folder.`,
  );
}

function tooLong(dataDir: string): OwnPostgresError {
  return new OwnPostgresError(
    'postgres-path',
    `The path of the data folder is too long for PostgreSQL (${Buffer.byteLength(dataDir)} bytes): set DATA_DIR to a shorter one.`,
  );
}

export function unusable(path: string, why: string): OwnPostgresError {
  return new OwnPostgresError(
    'postgres-path',
    `PostgreSQL cannot use ${path} (${why}): let the user who starts Isotherm write there, or set DATA_DIR to another folder.`,
  );
}
