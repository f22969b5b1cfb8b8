import { sql } from 'drizzle-orm';
import { bigserial, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { SettingsContent } from '#server/domain/settings-change';
import { count, ms } from './columns';

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
