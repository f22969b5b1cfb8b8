import type { Client, ClientConfig } from 'pg';
import { IDEMPOTENCY_MS } from '#server/domain/idempotency';
import type { Clock, Log } from '#server/ports';
import { writerClient } from './connect';
import { ensurePartitions, firstAfter, listPartitions, type PartitionedTable } from './table-partitions';

export type RetentionOptions = {
  connection: () => ClientConfig;
  /** Null: for ever. */
  rawDays: number | null;
  rollupDays: number | null;
  clock: Clock;
  log: Log;
};

const DAY_MS = 86_400_000;

/** Often enough that tomorrow's partitions are there before midnight. */
const LOOK_EVERY_MS = 3_600_000;
const FIRST_LOOK_MS = 10_000;

/** Drops what is too old, a partition at a time, and makes tomorrow's ahead. Imports are in none that is dropped. */
export function createRetention(options: RetentionOptions): { start(): Promise<void>; stop(): Promise<void> } {
  const { clock, log } = options;
  let cancel = () => {};
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;

  const lookLater = (ms: number) => {
    cancel = clock.after(ms, () => {
      working = look().finally(() => {
        if (!isStopped) lookLater(LOOK_EVERY_MS);
      });
    });
  };

  async function look(): Promise<void> {
    const client = writerClient(options.connection());
    try {
      await client.connect();
      const dropped = await enforceRetention(client, { ...options, nowMs: clock.nowMs() });
      if (dropped.length > 0) log.info('history-dropped', { partitions: dropped });
    } catch (error) {
      log.warn('retention-failed', { cause: String(error) });
    } finally {
      void client.end().catch(() => undefined);
    }
  }

  return {
    async start() {
      lookLater(FIRST_LOOK_MS);
    },
    async stop() {
      isStopped = true;
      cancel();
      await working;
    },
  };
}

type Limits = Pick<RetentionOptions, 'rawDays' | 'rollupDays'> & { nowMs: number };

/** Returns the names of the partitions dropped. */
export async function enforceRetention(client: Client, { rawDays, rollupDays, nowMs }: Limits): Promise<string[]> {
  // No table yet: the writer has not migrated this database.
  if ((await client.query("SELECT to_regclass('readings') IS NULL AS missing")).rows[0]?.missing === true) return [];
  await ensurePartitions(client, nowMs + DAY_MS);
  await client.query('DELETE FROM idempotency_keys WHERE at_ms < $1', [nowMs - IDEMPOTENCY_MS]);
  const tables: [PartitionedTable, number | null][] = [
    ['readings', rawDays],
    ['rejections', rawDays],
    ['minutes', rollupDays],
    ['hours', rollupDays],
  ];
  const dropped: string[] = [];
  for (const [table, days] of tables) {
    if (days !== null) dropped.push(...(await dropOlder(client, table, nowMs - days * DAY_MS)));
  }
  return dropped;
}

// A partition goes once the youngest thing in it is too old.
async function dropOlder(client: Client, table: PartitionedTable, beforeMs: number): Promise<string[]> {
  await finishDetaching(client, table);
  const partitions = await listPartitions(client, table);
  const old = partitions.filter(({ first }) => Date.parse(`${firstAfter(table, first)}T00:00:00Z`) <= beforeMs);
  for (const { name } of old) {
    // Concurrently: nobody who reads or writes waits for it.
    await client.query({ text: `ALTER TABLE ${table} DETACH PARTITION ${name} CONCURRENTLY`, ...PATIENT });
    await client.query(`DROP TABLE ${name}`);
  }
  return old.map(({ name }) => name);
}

// One that was cut off half-way is neither in nor out, and nothing else can be detached before it is out.
async function finishDetaching(client: Client, table: PartitionedTable): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = $1::regclass AND inhdetachpending',
    [table],
  );
  for (const { name } of rows) {
    await client.query(`ALTER TABLE ${table} DETACH PARTITION ${name} FINALIZE`);
    await client.query(`DROP TABLE ${name}`);
  }
}

// It waits for whoever is reading.
const PATIENT = { query_timeout: 60_000 };
