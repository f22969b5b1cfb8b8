import type { Query } from './database';

type Tested = {
  deliveryId: string;
  channelId: number;
  channelName: string;
  isDelivered: boolean;
  error: string | null;
  createdAtMs: number;
  endedAtMs: number;
};

/** Adds a message of test to the log of deliveries, over as it is. */
export async function insertTest(query: Query, tested: Tested): Promise<void> {
  const { deliveryId, channelId, channelName, isDelivered, error, createdAtMs, endedAtMs } = tested;
  await query(
    `INSERT INTO deliveries (delivery_id, channel_id, channel_name, what, step_ids, alert_ids, state, created_at_ms,
       attempts, delivered_at_ms, last_error)
     VALUES ($1, $2, $3, 'test', '{}', '{}', $4, $5, 1, $6, $7)`,
    [
      ...[deliveryId, channelId, channelName, isDelivered ? 'delivered' : 'failed', createdAtMs],
      ...[isDelivered ? endedAtMs : null, error],
    ],
  );
}
