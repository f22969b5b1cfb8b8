import { sql } from 'drizzle-orm';
import { bigserial, boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ChannelDraft } from '#protocol/channel';
import { count, ms } from './columns';

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
