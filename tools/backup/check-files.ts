import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BackupError, type Manifest } from './manifest';

/** Reads every file of a backup and holds it against its checksum. @throws BackupError naming the first wrong one. */
export async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, sha256 } of tables) {
    const found = await checksumOf(path.join(folder, file));
    if (found === null) throw new BackupError(`${file} is missing in ${folder}: use another copy of the backup.`);
    if (found !== sha256) throw new BackupError(`${file} in ${folder} is damaged: use another copy of the backup.`);
  }
}

async function checksumOf(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
