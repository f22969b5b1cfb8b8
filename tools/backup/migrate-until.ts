import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Client } from 'pg';
import { migrateDatabase } from '#server/store/migrate';

/**
 * Brings an empty database to the tables that a backup was made of: its rows fit these, and later migrations change
 * them together with the tables.
 */
export async function migrateUntil(
  client: Client,
  { migrations, newest }: { migrations: string; newest: number },
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'isotherm-migrations-'));
  try {
    await cp(migrations, folder, { recursive: true });
    const journalFile = path.join(folder, 'meta/_journal.json');
    const journal: { entries: { when: number }[] } = JSON.parse(await readFile(journalFile, 'utf8'));
    const entries = journal.entries.filter(({ when }) => when <= newest);
    await writeFile(journalFile, JSON.stringify({ ...journal, entries }));
    await migrateDatabase(client, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
