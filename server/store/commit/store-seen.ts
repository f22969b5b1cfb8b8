import type { Alert } from '#protocol/alert';
import type { CommitContext } from './commit-batch';

/** As many take some 100 ms. Months of alerts that nobody looked at must not hold up the readings they come with. */
const MAX_SEEN_AT_ONCE = 10_000;

/**
 * Whoever has seen an alert has seen the earlier ones of its sensor, kind and severity that ended: those that nobody
 * acknowledged are acknowledged with it. Returns what is left for the next transaction where there are too many.
 */
export async function storeSeen(seen: readonly Alert[], context: CommitContext): Promise<Alert[]> {
  const rest: Alert[] = [];
  for (const round of inRounds(seen)) {
    const isOfFeed = ({ kind }: Alert) => kind === 'feed';
    // Apart, so that the sensors' are found by index: only of NULL must equality be asked otherwise.
    for (const part of [round.filter((alert) => !isOfFeed(alert)), round.filter(isOfFeed)]) {
      if (part.length > 0 && (await acknowledge(part, context)) === MAX_SEEN_AT_ONCE) rest.push(...part);
    }
  }
  return rest;
}

/** One of each sensor, kind and severity a round, in order: what one acknowledges the next no longer finds. */
function inRounds(seen: readonly Alert[]): Alert[][] {
  const rounds: Alert[][] = [];
  const counts = new Map<string, number>();
  for (const alert of seen) {
    const name = `${alert.sensorId}/${alert.kind}/${alert.severity}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    rounds[count] ??= [];
    rounds[count].push(alert);
  }
  return rounds;
}

async function acknowledge(seen: readonly Alert[], { client, keys }: CommitContext): Promise<number> {
  const isSame = seen[0]?.kind === 'feed' ? 'a.sensor_key IS NULL' : 'a.sensor_key = u.sensor_key';
  const { rowCount } = await client.query(
    `UPDATE alerts SET acknowledged_at_ms = earlier.at_ms, acknowledged_by = earlier.by
     FROM (
       SELECT found.id, u.at_ms, u.by
       FROM unnest($1::int[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
         AS u (sensor_key, kind, severity, opened_at_ms, at_ms, by)
       CROSS JOIN LATERAL (
         SELECT a.id FROM alerts a
         WHERE ${isSame} AND a.kind = u.kind AND a.severity = u.severity AND a.opened_at_ms <= u.opened_at_ms
           AND a.acknowledged_at_ms IS NULL AND a.ended_at_ms IS NOT NULL
         ORDER BY a.opened_at_ms DESC LIMIT ${MAX_SEEN_AT_ONCE}
       ) AS found
       LIMIT ${MAX_SEEN_AT_ONCE}
     ) AS earlier
     WHERE alerts.id = earlier.id`,
    [
      seen.map(({ sensorId }) => keys.sensor(sensorId)),
      seen.map(({ kind }) => kind),
      seen.map(({ severity }) => severity),
      seen.map(({ openedAtMs }) => openedAtMs),
      seen.map(({ acknowledgedAtMs }) => acknowledgedAtMs),
      seen.map(({ acknowledgedBy }) => acknowledgedBy),
    ],
  );
  return rowCount ?? 0;
}
