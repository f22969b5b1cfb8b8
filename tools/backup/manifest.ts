import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** Rises when a program of before could not restore what is written now. */
export const BACKUP_FORMAT = 1;

const MANIFEST = 'manifest.json';

const fileName = z.string().regex(/^[a-z0-9_]+\.copy\.gz$/);

/** What a backup holds. A table's rows are in its file as COPY writes them, in the columns named here. */
const manifestSchema = z.object({
  format: z.number(),
  createdAt: z.string(),
  /** When the newest migration of that database was made, epoch ms: they are applied in that order. */
  newestMigration: z.number(),
  tables: z.array(
    z.object({
      table: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string().regex(/^[a-z_]+$/)),
      file: fileName,
      rows: z.int(),
      sha256: z.string(),
    }),
  ),
  /** Partitions by time of storing: `first` is the first day of each. */
  partitions: z.array(z.object({ table: z.enum(['readings', 'rejections', 'minutes', 'hours']), first: z.iso.date() })),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type BackedUpTable = Manifest['tables'][number];

/** A backup cannot be written, or cannot be restored; the message says why and what to do. */
export class BackupError extends Error {
  readonly code = 'backup';
}

export const manifestFile = (folder: string) => path.join(folder, MANIFEST);

/** @throws BackupError for a folder that holds no whole backup, or one of a later format. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(manifestFile(folder), 'utf8').catch((cause: unknown) => {
    throw new BackupError(`${folder} holds no whole backup: there is no ${MANIFEST} in it.`, { cause });
  });
  const manifest = manifestSchema.safeParse(parse(text));
  const format = z.object({ format: z.number() }).safeParse(parse(text));
  if (format.success && format.data.format > BACKUP_FORMAT) throw new BackupError(LATER);
  if (!manifest.success)
    throw new BackupError(`The ${MANIFEST} in ${folder} is damaged: use another copy of the backup.`);
  return manifest.data;
}

export const LATER = 'This backup was made by a later version of Isotherm: restore it with that version.';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
