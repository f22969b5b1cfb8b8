import { deliveryIdOf } from '../delivery-id';
import type { Waiting } from '../plan/waiting';
import type { Query } from './database';

export async function markDelivered(query: Query, key: number, at: { nowMs: number; remark: string | null }) {
  await query(
    `UPDATE deliveries SET state = 'delivered', attempts = attempts + 1, delivered_at_ms = $2, next_attempt_at_ms = NULL,
       last_error = $3 WHERE delivery_key = $1`,
    [key, at.nowMs, at.remark],
  );
}

/** `nextAttemptAtMs` null: it is given up. */
export async function markFailed(query: Query, key: number, { error, nextAttemptAtMs }: Failure): Promise<void> {
  await query(
    `UPDATE deliveries SET state = CASE WHEN $2::bigint IS NULL THEN 'failed' ELSE 'waiting' END,
       attempts = attempts + 1, next_attempt_at_ms = $2, last_error = $3
     WHERE delivery_key = $1 AND state IN ('waiting', 'held')`,
    [key, nextAttemptAtMs, error],
  );
}

type Failure = { error: string; nextAttemptAtMs: number | null };

/** They are not sent; `why` says so in the log of deliveries. */
export async function markDropped(query: Query, keys: readonly number[], why: string): Promise<void> {
  if (keys.length === 0) return;
  await query(
    `UPDATE deliveries SET state = 'dropped', next_attempt_at_ms = NULL, last_error = $2
     WHERE delivery_key = ANY($1::bigint[]) AND state IN ('waiting', 'held')`,
    [keys, why],
  );
}

/** Gives up without trying once more; the last error stays. */
export async function markGivenUp(query: Query, keys: readonly number[]): Promise<void> {
  if (keys.length === 0) return;
  await query(
    `UPDATE deliveries SET state = 'failed', next_attempt_at_ms = NULL WHERE delivery_key = ANY($1::bigint[])`,
    [keys],
  );
}

export async function markHeld(query: Query, keys: readonly number[], untilMs: number): Promise<void> {
  if (keys.length === 0) return;
  await query(`UPDATE deliveries SET state = 'held', next_attempt_at_ms = $2 WHERE delivery_key = ANY($1::bigint[])`, [
    keys,
    untilMs,
  ]);
}

/** What was waiting for a target that was away is due now that it is back. */
export async function hurryWaiting(query: Query, channelId: number, nowMs: number): Promise<void> {
  await query(
    `UPDATE deliveries SET next_attempt_at_ms = $2
     WHERE channel_id = $1 AND state = 'waiting' AND next_attempt_at_ms > $2`,
    [channelId, nowMs],
  );
}

/** What still waits for a channel that is gone or turned off. */
export async function dropWaitingOf(query: Query, channelId: number, why: string): Promise<void> {
  await query(
    `UPDATE deliveries SET state = 'dropped', next_attempt_at_ms = NULL, last_error = $2
     WHERE channel_id = $1 AND state IN ('waiting', 'held')`,
    [channelId, why],
  );
}

type Digest = { channelId: number; channelName: string; parts: readonly Waiting[]; nowMs: number };

/** Several messages become one, which has an id of its own from then on. */
export async function insertDigest(query: Query, { channelId, channelName, parts, nowMs }: Digest): Promise<Waiting> {
  const stepIds = [...new Set(parts.flatMap((part) => part.stepIds))].sort((one, other) => one - other);
  const alertIds = [...new Set(parts.flatMap((part) => part.alertIds))];
  const [row] = await query<Pick<Waiting, 'key' | 'deliveryId'>>(
    `WITH made AS (SELECT nextval('deliveries_delivery_key_seq') AS key)
     INSERT INTO deliveries (delivery_key, delivery_id, channel_id, channel_name, what, step_ids, alert_ids, state,
       created_at_ms, attempts, next_attempt_at_ms)
     SELECT key, replace($1, '#', key::text), $2, $3, 'digest', $4::bigint[], $5::text[], 'waiting', $6, 0, $6 FROM made
     RETURNING delivery_key AS key, delivery_id AS "deliveryId"`,
    [deliveryIdOf(channelId, { count: 'digest-#', atMs: nowMs }), channelId, channelName, stepIds, alertIds, nowMs],
  );
  if (row === undefined) throw new Error('The digest was not written.');
  await markDropped(
    query,
    parts.map(({ key }) => key),
    `Told in ${row.deliveryId}.`,
  );
  return {
    ...row,
    what: 'digest',
    stepIds,
    alertIds,
    state: 'waiting',
    createdAtMs: nowMs,
    attempts: 0,
    nextAttemptAtMs: nowMs,
  };
}
