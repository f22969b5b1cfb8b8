import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { ChannelDraft } from '#protocol/channel';
import type { AlertState } from '#server/domain/alerts/alert-state';
import type { SettingsContent } from '#server/domain/settings-change';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Epoch milliseconds, UTC: whole numbers well inside what JavaScript counts exactly. */
const ms = (name: string) => bigint(name, { mode: 'number' });
const count = (name: string) => bigint(name, { mode: 'number' });

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

export const alerts = pgTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    /** Null: of the feed, which is no sensor. */
    sensorKey: integer('sensor_key'),
    kind: text('kind').notNull(),
    severity: text('severity').notNull(),
    thresholdCelsius: doublePrecision('threshold_celsius'),
    afterMs: ms('after_ms'),
    cause: text('cause'),
    sinceMs: ms('since_ms').notNull(),
    openedAtMs: ms('opened_at_ms').notNull(),
    openedCelsius: doublePrecision('opened_celsius'),
    peakCelsius: doublePrecision('peak_celsius'),
    readings: integer('readings').notNull(),
    backSinceMs: ms('back_since_ms'),
    endedAtMs: ms('ended_at_ms'),
    endReason: text('end_reason'),
    acknowledgedAtMs: ms('acknowledged_at_ms'),
    acknowledgedBy: text('acknowledged_by'),
    snoozedUntilMs: ms('snoozed_until_ms'),
    /** The server's clock at its last step, which may be far from the time of its readings. */
    toldAtMs: ms('told_at_ms').notNull(),
  },
  (table) => [
    index('alerts_opened').on(table.openedAtMs, table.id),
    index('alerts_of_sensor').on(table.sensorKey, table.openedAtMs, table.id),
    index('alerts_told').on(table.toldAtMs),
    index('alerts_open').on(table.sensorKey).where(sql`${table.endedAtMs} IS NULL`),
    index('alerts_unseen').on(table.sensorKey, table.openedAtMs).where(sql`${table.acknowledgedAtMs} IS NULL`),
  ],
);

/** Everything that happened to alerts, in order, never changed. Also what notifications are made of. */
export const alertSteps = pgTable(
  'alert_steps',
  {
    stepId: bigserial('step_id', { mode: 'number' }).primaryKey(),
    alertId: text('alert_id').notNull(),
    kind: text('kind').notNull(),
    atMs: ms('at_ms').notNull(),
    by: text('by'),
    note: text('note'),
    untilMs: ms('until_ms'),
    celsius: doublePrecision('celsius'),
  },
  (table) => [index('alert_steps_alert').on(table.alertId, table.stepId)],
);

/** Every change of settings; the latest of each level (all, group, sensor) is what it says. */
export const settingsChanges = pgTable(
  'settings_changes',
  {
    version: count('version').primaryKey(),
    scope: text('scope').notNull(),
    /** Name of the group, id of the sensor; empty for all. */
    scopeId: text('scope_id').notNull(),
    before: jsonb('before').$type<SettingsContent>(),
    after: jsonb('after').$type<SettingsContent>().notNull(),
    changedAtMs: ms('changed_at_ms'),
    changedBy: text('changed_by'),
  },
  (table) => [index('settings_changes_scope').on(table.scope, table.scopeId, table.version)],
);

/** Whom alerts are told to. `secret` never leaves the server. */
export const channels = pgTable('channels', {
  channelId: integer('channel_id').primaryKey().generatedAlwaysAsIdentity(),
  draft: jsonb('draft').$type<ChannelDraft>().notNull(),
  secret: text('secret'),
  createdAtMs: ms('created_at_ms').notNull(),
  changedAtMs: ms('changed_at_ms').notNull(),
});

/** Up to which step of alerts deliveries were made. One row. */
export const notifyCursor = pgTable(
  'notify_cursor',
  { one: boolean('one').primaryKey().default(true), stepId: count('step_id').notNull() },
  (table) => [check('notify_cursor_one', sql`${table.one}`)],
);

/** One message on one channel; kept when the channel is gone. */
export const deliveries = pgTable(
  'deliveries',
  {
    deliveryKey: bigserial('delivery_key', { mode: 'number' }).primaryKey(),
    deliveryId: text('delivery_id').notNull().unique('deliveries_id'),
    channelId: integer('channel_id').notNull(),
    channelName: text('channel_name').notNull(),
    what: text('what').notNull(),
    /** The steps it tells of; empty for a test. */
    stepIds: count('step_ids').array().notNull(),
    alertIds: text('alert_ids').array().notNull(),
    state: text('state').notNull(),
    createdAtMs: ms('created_at_ms').notNull(),
    attempts: integer('attempts').notNull(),
    nextAttemptAtMs: ms('next_attempt_at_ms'),
    deliveredAtMs: ms('delivered_at_ms'),
    lastError: text('last_error'),
  },
  (table) => [
    index('deliveries_due').on(table.nextAttemptAtMs).where(sql`${table.state} IN ('waiting', 'held')`),
    index('deliveries_newest').on(table.channelId, table.deliveryKey),
  ],
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
