import { readFileSync } from 'node:fs';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type { ClientBase } from 'pg';
import { PostgresStoreError } from './store-error';

/** Any number that nobody else locks: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_361_001;

/**
 * Brings the database to this version's tables, under a lock.
 * @throws PostgresStoreError `store-newer` for a database that a later version has migrated.
 */
export async function migrateDatabase(client: ClientBase, migrationsFolder: string): Promise<void> {
  await client.query({ text: 'SELECT pg_advisory_lock($1)', values: [MIGRATION_LOCK], ...UNLIMITED });
  try {
    const newest = newestMigration(migrationsFolder);
    const applied = await newestApplied(client);
    if (applied > newest) {
      const message =
        'This database was made by a later version of Isotherm: start that version, or restore a backup of this one.';
      throw new PostgresStoreError(message, { code: 'store-newer' });
    }
    if (applied < newest) await migrate(drizzle({ client: unhurried(client) as never }), { migrationsFolder });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}

// A migration goes through whole tables: what a commit may take is not enough for it, whoever makes it.
const UNLIMITED = { query_timeout: 600_000 };

function unhurried(client: ClientBase): ClientBase {
  const query = (config: string | object, values?: unknown[]) =>
    client.query({ ...(typeof config === 'string' ? { text: config } : config), ...UNLIMITED } as never, values);
  return Object.create(client, { query: { value: query } }) as ClientBase;
}

/** When the newest migration that this version brings was made, epoch ms: they are applied in this order. */
export function newestMigration(migrationsFolder: string): number {
  const journal = JSON.parse(readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8'));
  return Math.max(...journal.entries.map(({ when }: { when: number }) => when));
}

/** The same of the newest one that was applied; 0 for a database without any. */
export async function newestApplied(client: Pick<ClientBase, 'query'>): Promise<number> {
  const { rows: found } = await client.query(
    "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS exists",
  );
  if (found[0]?.exists !== true) return 0;
  const { rows } = await client.query('SELECT max(created_at)::text AS newest FROM drizzle.__drizzle_migrations');
  return Number(rows[0]?.newest ?? 0);
}
