import type { Client } from 'pg';

/** What was numbered after the backup is lost, and its numbers may be known outside: new ones must differ. */
export async function startAfterBackup(client: Client): Promise<void> {
  await moveSequences(client);
  await beginEmbeddedLogAnew(client);
  // A process that stored into the lost part must not take this database for the one it knew.
  await client.query('UPDATE writer SET epoch = epoch + 1');
}

type Sequence = { table: string; column: string; sequence: string };

const SEQUENCES = `
  SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(c.relname, a.attname) AS sequence
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'sensors'::regclass)
    AND pg_get_serial_sequence(c.relname, a.attname) IS NOT NULL`;

async function moveSequences(client: Client): Promise<void> {
  const { rows } = await client.query<Sequence>(SEQUENCES);
  for (const { table, column, sequence } of rows) {
    await client.query(`SELECT setval($1, coalesce(max(${column}), 0) + 1, false) FROM ${table}`, [sequence]);
  }
}

/**
 * Nobody else keeps the embedded log: at the offsets of what is lost other readings will stand, and alerts are named by
 * log and offset. Kafka's logs are read again as they were.
 */
async function beginEmbeddedLogAnew(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO log_partitions (log_name, incarnation, partition, next_offset)
     SELECT DISTINCT ON (partition) log_name, incarnation + 1, partition, next_offset FROM log_partitions
     WHERE log_name = 'embedded' ORDER BY partition, incarnation DESC`,
  );
}
