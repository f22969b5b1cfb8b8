import type { Client } from 'pg';
import { migrateDatabase } from '#server/store/migrate';
import { ensurePartition, type PartitionedTable } from '#server/store/table-partitions';

const DAY_MS = 86_400_000;

/** Brings a database to the product's schema. */
export async function makeSchema(client: Client): Promise<void> {
  await migrateDatabase(client, 'server/store/migrations');
}

/** The partitions for what is stored from `fromMs` to `toMs`. */
export async function makePartitions(client: Client, { fromMs, toMs }: { fromMs: number; toMs: number }) {
  for (let atMs = fromMs; atMs < toMs + DAY_MS; atMs += DAY_MS) {
    const day = new Date(atMs).toISOString().slice(0, 10);
    const firsts = { readings: day, minutes: `${day.slice(0, 7)}-01`, hours: `${day.slice(0, 7)}-01` };
    for (const [table, first] of Object.entries(firsts)) {
      await ensurePartition(client, table as PartitionedTable, first);
    }
  }
}
