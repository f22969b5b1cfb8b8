import type { Alert } from '#protocol/alert';
import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

/** Stores the latest state of each alert. What it was opened with never changes. */
export async function storeAlerts({ alerts, atMs }: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  if (alerts.length === 0) return;
  const latest = [...new Map(alerts.map((alert) => [alert.id, alert])).values()];
  const texts = (of: (alert: Alert) => string | null) => latest.map(of);
  const numbers = (of: (alert: Alert) => number | null | undefined) => numberArray(latest.map(of));
  await client.query({
    name: 'store-alerts',
    text: `INSERT INTO alerts (id, sensor_key, kind, severity, threshold_celsius, after_ms, cause, since_ms,
        opened_at_ms, opened_celsius, peak_celsius, readings, back_since_ms, ended_at_ms, end_reason,
        acknowledged_at_ms, acknowledged_by, snoozed_until_ms, told_at_ms)
      SELECT u.*, $19::bigint FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::float8[], $6::bigint[],
        $7::text[], $8::bigint[], $9::bigint[], $10::float8[], $11::float8[], $12::int[], $13::bigint[], $14::bigint[],
        $15::text[], $16::bigint[], $17::text[], $18::bigint[]) AS u
      ON CONFLICT (id) DO UPDATE SET peak_celsius = excluded.peak_celsius, readings = excluded.readings,
        back_since_ms = excluded.back_since_ms, ended_at_ms = excluded.ended_at_ms, end_reason = excluded.end_reason,
        acknowledged_at_ms = excluded.acknowledged_at_ms, acknowledged_by = excluded.acknowledged_by,
        snoozed_until_ms = excluded.snoozed_until_ms, told_at_ms = excluded.told_at_ms`,
    values: [
      texts(({ id }) => id),
      numbers(({ kind, sensorId }) => (kind === 'feed' ? null : keys.sensor(sensorId))),
      texts(({ kind }) => kind),
      texts(({ severity }) => severity),
      numbers(({ thresholdCelsius }) => thresholdCelsius),
      numbers(({ afterMs }) => afterMs),
      texts(({ cause }) => cause),
      numbers(({ sinceMs }) => sinceMs),
      numbers(({ openedAtMs }) => openedAtMs),
      numbers(({ openedCelsius }) => openedCelsius),
      numbers(({ peakCelsius }) => peakCelsius),
      numbers(({ readings }) => readings),
      numbers(({ backSinceMs }) => backSinceMs),
      numbers(({ endedAtMs }) => endedAtMs),
      texts(({ endReason }) => endReason),
      numbers(({ acknowledgedAtMs }) => acknowledgedAtMs),
      texts(({ acknowledgedBy }) => acknowledgedBy),
      numbers(({ snoozedUntilMs }) => snoozedUntilMs),
      atMs,
    ],
  });
}
