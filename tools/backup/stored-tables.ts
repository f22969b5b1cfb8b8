import type { Client } from 'pg';

export type StoredTable = { table: string; columns: string[] };

// Partitions are read and written through their parents.
const TABLES = `
  SELECT c.relname AS table, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'sensors'::regclass)
    AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
  GROUP BY c.relname ORDER BY c.relname`;

/** Every table of the store, whatever migrations added. */
export async function listTables(client: Client): Promise<StoredTable[]> {
  return (await client.query<StoredTable>(TABLES)).rows;
}
