import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { OwnPostgresError, systemErrorName } from './own-postgres-error';

/**
 * npm packages hold no symbolic links, so the names of some libraries are in a list that an install script turns into
 * links. Does the same where install scripts are off. `nativeDir` is the package's folder `native`.
 * @throws OwnPostgresError when they are missing and cannot be made.
 */
export async function restoreSymlinks(nativeDir: string): Promise<void> {
  for (const { source, target } of await listedSymlinks(nativeDir)) {
    const link = join(dirname(nativeDir), target);
    try {
      // Source and target stand in one folder, always.
      await symlink(basename(source), link);
    } catch (error) {
      if (systemErrorName(error) === 'EEXIST') continue;
      throw new OwnPostgresError(
        'postgres-cannot-run',
        `PostgreSQL lacks ${link}, which could not be made (${systemErrorName(error)}): run "npm rebuild" as the user who installed Isotherm, or set DATABASE_URL to a PostgreSQL of yours.`,
      );
    }
  }
}

type Symlink = { source: string; target: string };

// A system that needs none has no list.
async function listedSymlinks(nativeDir: string): Promise<Symlink[]> {
  const list = await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(list);
}
