import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { AlertState } from '#server/domain/alerts/alert-state';
import { count, ms } from './columns';

/**
 * Every sensor ever heard. `n` is the ordinal of its last reading, 0 where all it has was imported; `since_n` the first
 * one since a person last removed it, where its window began anew.
 */
export const sensors = pgTable('sensors', {
  sensorKey: integer('sensor_key').primaryKey(),
  sensorId: text('sensor_id').notNull().unique('sensors_id'),
  n: count('n').notNull(),
  sinceN: count('since_n').notNull().default(1),
  onBoard: boolean('on_board').notNull(),
  measuredAtMs: ms('measured_at_ms'),
  celsius: doublePrecision('celsius'),
  partitionKey: integer('partition_key'),
  logOffset: count('log_offset'),
  /** The latest time any of its readings claimed: its timers run by it. */
  clockMs: ms('clock_ms'),
  /** How often it is usually heard, in ms; null: not known yet. */
  intervalMs: doublePrecision('interval_ms'),
  /** What its alert rules remember between readings beside its open alerts; null: nothing. */
  alertState: jsonb('alert_state').$type<AlertState>(),
});

// Partitioned by the day of storing (UTC), see the migration. Widest columns first: padding costs disk.
export const readings = pgTable(
  'readings',
  {
    n: count('n').notNull(),
    measuredAtMs: ms('measured_at_ms').notNull(),
    logOffset: count('log_offset').notNull(),
    celsius: doublePrecision('celsius').notNull(),
    average: doublePrecision('average'),
    sensorKey: integer('sensor_key').notNull(),
    partitionKey: integer('partition_key').notNull(),
    storedOn: date('stored_on').notNull(),
  },
  (table) => [
    primaryKey({ name: 'readings_pkey', columns: [table.sensorKey, table.n, table.storedOn] }),
    index('readings_measured').on(table.sensorKey, table.measuredAtMs),
    // NaN and the infinities are numbers to PostgreSQL; none of them is a temperature.
    check('readings_celsius', sql`${table.celsius} BETWEEN -273.15 AND 10000`),
  ],
);

const rollup = {
  bucketMs: ms('bucket_ms').notNull(),
  sum: doublePrecision('sum').notNull(),
  min: doublePrecision('min').notNull(),
  max: doublePrecision('max').notNull(),
  count: integer('count').notNull(),
  sensorKey: integer('sensor_key').notNull(),
  storedOn: date('stored_on').notNull(),
};

// One row a sensor, minute of measuring and month of storing; partitioned by that month, see the migration.
export const minutes = pgTable('minutes', rollup, (table) => [
  primaryKey({ name: 'minutes_pkey', columns: [table.sensorKey, table.bucketMs, table.storedOn] }),
]);

export const hours = pgTable('hours', rollup, (table) => [
  primaryKey({ name: 'hours_pkey', columns: [table.sensorKey, table.bucketMs, table.storedOn] }),
]);
