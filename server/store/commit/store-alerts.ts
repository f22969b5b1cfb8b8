import type { Alert } from '#protocol/alert';
import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** Stores the latest state of each alert. */
export async function storeAlerts({ alerts, atMs }: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  if (alerts.length === 0) return;
  const latest = [...new Map(alerts.map((alert) => [alert.id, alert])).values()];
  const column = <Value>(of: (alert: Alert) => Value) => latest.map(of);
  await client.query({
    name: 'store-alerts',
    text: `INSERT INTO alerts (id, sensor_key, kind, severity, threshold_celsius, opened_at_ms, opened_celsius,
        peak_celsius, readings, ended_at_ms, end_reason, told_at_ms)
      SELECT u.*, $12::bigint FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::float8[], $6::bigint[],
        $7::float8[], $8::float8[], $9::int[], $10::bigint[], $11::text[]) AS u
      ON CONFLICT (id) DO UPDATE SET peak_celsius = excluded.peak_celsius, readings = excluded.readings,
        ended_at_ms = excluded.ended_at_ms, end_reason = excluded.end_reason, told_at_ms = excluded.told_at_ms`,
    values: [
      column(({ id }) => id),
      column(({ sensorId }) => keys.sensor(sensorId)),
      column(({ kind }) => kind),
      column(({ severity }) => severity),
      column(({ thresholdCelsius }) => thresholdCelsius),
      column(({ openedAtMs }) => openedAtMs),
      column(({ openedCelsius }) => openedCelsius),
      column(({ peakCelsius }) => peakCelsius),
      column(({ readings }) => readings),
      column(({ endedAtMs }) => endedAtMs),
      column(({ endReason }) => endReason),
      atMs,
    ],
  });
}
