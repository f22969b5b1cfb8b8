import type { Alert } from '#protocol/alert';
import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/**
 * Whoever has seen an alert has seen the earlier ones of its sensor, kind and severity that ended: those that nobody
 * acknowledged are acknowledged with it, by the first one seen that covers them.
 */
export async function storeSeen({ seen }: WriteBatch, context: CommitContext): Promise<void> {
  if (seen.length === 0) return;
  // Apart, so that the sensors' are found by index: only of NULL must equality be asked otherwise.
  await markSeen(
    seen.filter(({ kind }) => kind !== 'feed'),
    { context, isSame: 'a.sensor_key = u.sensor_key' },
  );
  await markSeen(
    seen.filter(({ kind }) => kind === 'feed'),
    { context, isSame: 'a.sensor_key IS NULL' },
  );
}

async function markSeen(
  seen: readonly Alert[],
  { context: { client, keys }, isSame }: { context: CommitContext; isSame: string },
): Promise<void> {
  if (seen.length === 0) return;
  await client.query(
    `UPDATE alerts SET acknowledged_at_ms = covered.at_ms, acknowledged_by = covered.by
     FROM (
       SELECT DISTINCT ON (a.id) a.id, u.at_ms, u.by
       FROM unnest($1::int[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
         WITH ORDINALITY AS u (sensor_key, kind, severity, opened_at_ms, at_ms, by, place)
       JOIN alerts a ON ${isSame} AND a.kind = u.kind AND a.severity = u.severity AND a.opened_at_ms <= u.opened_at_ms
       WHERE a.acknowledged_at_ms IS NULL AND a.ended_at_ms IS NOT NULL
       ORDER BY a.id, u.place
     ) AS covered
     WHERE alerts.id = covered.id`,
    [
      seen.map(({ sensorId }) => keys.sensor(sensorId)),
      seen.map(({ kind }) => kind),
      seen.map(({ severity }) => severity),
      seen.map(({ openedAtMs }) => openedAtMs),
      seen.map(({ acknowledgedAtMs }) => acknowledgedAtMs),
      seen.map(({ acknowledgedBy }) => acknowledgedBy),
    ],
  );
}
