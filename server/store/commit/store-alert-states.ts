import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

/** Keeps what the rules of each sensor remember between its readings. */
export async function storeAlertStates({ alertStates }: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  if (alertStates.length === 0) return;
  const latest = [...new Map(alertStates.map(({ sensorId, state }) => [sensorId, state]))];
  await client.query({
    name: 'store-alert-states',
    text: `UPDATE sensors s SET alert_state = u.alert_state
      FROM unnest($1::int[], $2::jsonb[]) AS u (sensor_key, alert_state) WHERE s.sensor_key = u.sensor_key`,
    values: [
      numberArray(latest.map(([sensorId]) => keys.sensor(sensorId))),
      latest.map(([, state]) => (state === null ? null : JSON.stringify(state))),
    ],
  });
}
