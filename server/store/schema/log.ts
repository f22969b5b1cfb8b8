import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { bytea, count, ms } from './columns';

// Only one row: who may write, and how many batches were written. Each transaction moves `batch` on by one, so that a
// batch is stored once however often it is sent, and one of a writer whose time is over not at all.
export const writer = pgTable(
  'writer',
  {
    one: boolean('one').primaryKey().default(true),
    epoch: count('epoch').notNull(),
    batch: count('batch').notNull(),
  },
  (table) => [check('writer_one', sql`${table.one}`)],
);

/** One partition of one incarnation of a log, and how far it is stored. An import is a log too. */
export const logPartitions = pgTable(
  'log_partitions',
  {
    partitionKey: integer('partition_key').primaryKey().generatedAlwaysAsIdentity(),
    logName: text('log_name').notNull(),
    incarnation: integer('incarnation').notNull(),
    partition: integer('partition').notNull(),
    nextOffset: count('next_offset').notNull(),
    lastOffset: count('last_offset'),
    lastTimestampMs: ms('last_timestamp_ms'),
    lastValueHash: text('last_value_hash'),
  },
  (table) => [unique('log_partitions_name').on(table.logName, table.incarnation, table.partition)],
);

// Partitioned like the readings, see the migration.
export const rejections = pgTable(
  'rejections',
  {
    logOffset: count('log_offset').notNull(),
    timestampMs: ms('timestamp_ms').notNull(),
    atMs: ms('at_ms').notNull(),
    partitionKey: integer('partition_key').notNull(),
    storedOn: date('stored_on').notNull(),
    isDelivered: boolean('is_delivered').notNull(),
    code: text('code').notNull(),
    message: text('message').notNull(),
    key: bytea('key'),
    value: bytea('value'),
    /** `[name, base64][]` in order. */
    headers: jsonb('headers').$type<[string, string][]>().notNull(),
  },
  (table) => [
    primaryKey({ name: 'rejections_pkey', columns: [table.partitionKey, table.logOffset, table.storedOn] }),
    index('rejections_at').on(table.atMs, table.partitionKey, table.logOffset),
    index('rejections_undelivered').on(table.logOffset).where(sql`NOT ${table.isDelivered}`),
  ],
);

/** What happened to a log or the database, by name. */
export const events = pgTable(
  'events',
  {
    eventId: bigserial('event_id', { mode: 'number' }).primaryKey(),
    atMs: ms('at_ms').notNull(),
    kind: text('kind').notNull(),
    partition: integer('partition').notNull(),
    fromOffset: count('from_offset').notNull(),
    toOffset: count('to_offset').notNull(),
  },
  (table) => [index('events_at').on(table.atMs)],
);

/** Keys under which records were posted during the last day. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  { key: text('key').primaryKey(), atMs: ms('at_ms').notNull() },
  (table) => [index('idempotency_keys_at').on(table.atMs)],
);

/** Recordings put into history by hand. */
export const imports = pgTable('imports', {
  partitionKey: integer('partition_key').primaryKey(),
  sensorKey: integer('sensor_key').notNull(),
  fileName: text('file_name').notNull(),
  readings: integer('readings').notNull(),
  firstMs: ms('first_ms').notNull(),
  lastMs: ms('last_ms').notNull(),
  importedAtMs: ms('imported_at_ms').notNull(),
});
