import type { Delivery } from '#protocol/channel';
import type { DeliveryQuery } from '#server/notify-port';
import type { Waiting } from '../plan/waiting';
import type { Query } from './database';

/** A message that somebody is to get. */
export type NewDelivery = {
  deliveryId: string;
  channelId: number;
  channelName: string;
  what: Delivery['what'];
  stepId: number;
  alertId: string;
};

const COLUMNS = `delivery_id AS "deliveryId", channel_id AS "channelId", channel_name AS "channelName", what,
  alert_ids AS "alertIds", state, created_at_ms AS "createdAtMs", attempts,
  next_attempt_at_ms AS "nextAttemptAtMs", delivered_at_ms AS "deliveredAtMs", last_error AS "lastError"`;

// Asked of its alerts by the row: they are told a page at a time.
const SENSOR_IDS = `ARRAY(SELECT DISTINCT s.sensor_id FROM alerts a JOIN sensors s USING (sensor_key)
  WHERE a.id = ANY(d.alert_ids) ORDER BY 1) AS "sensorIds"`;

/** More than a lane looks at in one go waits for its next one. */
const MOST_WAITING = 20_000;

/** Adds each once, whoever was there before. */
export async function insertDeliveries(query: Query, list: readonly NewDelivery[], nowMs: number): Promise<void> {
  if (list.length === 0) return;
  await query(
    `INSERT INTO deliveries (delivery_id, channel_id, channel_name, what, step_ids, alert_ids, state, created_at_ms,
       attempts, next_attempt_at_ms)
     SELECT u.delivery_id, u.channel_id, u.channel_name, u.what, ARRAY[u.step_id], ARRAY[u.alert_id], 'waiting', $7, 0, $7
     FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::text[])
       WITH ORDINALITY AS u (delivery_id, channel_id, channel_name, what, step_id, alert_id, place)
     ORDER BY u.place ON CONFLICT (delivery_id) DO NOTHING`,
    [
      list.map(({ deliveryId }) => deliveryId),
      list.map(({ channelId }) => channelId),
      list.map(({ channelName }) => channelName),
      list.map(({ what }) => what),
      list.map(({ stepId }) => stepId),
      list.map(({ alertId }) => alertId),
      nowMs,
    ],
  );
}

/** Channels for which something is due. */
export async function dueChannels(query: Query, nowMs: number): Promise<number[]> {
  const rows = await query<{ id: number }>(
    `SELECT DISTINCT channel_id AS id FROM deliveries WHERE state IN ('waiting', 'held') AND next_attempt_at_ms <= $1`,
    [nowMs],
  );
  return rows.map(({ id }) => id);
}

/** Everything the channel still has to tell, oldest first. */
export function selectWaiting(query: Query, channelId: number): Promise<Waiting[]> {
  return query<Waiting>(
    `SELECT delivery_key AS key, delivery_id AS "deliveryId", what, step_ids AS "stepIds", alert_ids AS "alertIds", state,
       created_at_ms AS "createdAtMs", attempts, next_attempt_at_ms AS "nextAttemptAtMs"
     FROM deliveries WHERE channel_id = $1 AND state IN ('waiting', 'held') ORDER BY delivery_key LIMIT ${MOST_WAITING}`,
    [channelId],
  );
}

/** When the channel's latest messages went out, of the time since `fromMs`. */
export async function selectSentTimes(query: Query, channelId: number, fromMs: number): Promise<number[]> {
  const rows = await query<{ at: number }>(
    `SELECT delivered_at_ms AS at FROM deliveries
     WHERE channel_id = $1 AND delivered_at_ms > $2 AND what <> 'test' ORDER BY at`,
    [channelId, fromMs],
  );
  return rows.map(({ at }) => at);
}

/** Newest first; one more than asked for is read to know whether there is a next page. */
export async function selectDeliveries(
  query: Query,
  { channelId, limit, after }: DeliveryQuery,
): Promise<{ deliveries: Delivery[]; next: number | null }> {
  const found = await query<Delivery & { key: number }>(
    `SELECT delivery_key AS key, ${COLUMNS}, ${SENSOR_IDS} FROM deliveries d
     WHERE ($1::int IS NULL OR channel_id = $1) AND ($2::bigint IS NULL OR delivery_key < $2)
     ORDER BY delivery_key DESC LIMIT $3`,
    [channelId, after, limit + 1],
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    deliveries: page.map(({ key: _key, ...delivery }) => delivery),
    next: last !== undefined && found.length > page.length ? last.key : null,
  };
}

/** Forgets what is over since before `beforeMs`. */
export async function deleteOldDeliveries(query: Query, beforeMs: number): Promise<void> {
  await query(`DELETE FROM deliveries WHERE state IN ('delivered', 'failed', 'dropped') AND created_at_ms < $1`, [
    beforeMs,
  ]);
}
