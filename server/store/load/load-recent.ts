import type { ClientBase } from 'pg';
import type { Point } from '#protocol/frame';
import { listPartitions } from '../table-partitions';

type Wanted = { sensorKey: number; n: number };

/**
 * The last `points` readings of each sensor in order of ordinals, as far as there are so many. Day after day backwards,
 * until all have theirs: most sensors have them within the last two.
 */
export async function loadRecent(
  client: ClientBase,
  { sensors, points }: { sensors: readonly Wanted[]; points: number },
): Promise<ReadonlyMap<number, readonly Point[]>> {
  const found = new Map<number, Point[]>();
  const days = await listPartitions(client, 'readings');
  let wanted = sensors.map(({ sensorKey, n }) => ({ sensorKey, fromN: Math.max(1, n - points + 1), toN: n }));
  for (const { name } of days.reverse()) {
    if (wanted.length === 0) break;
    const foundHere = await loadDay(client, name, wanted);
    for (const [sensorKey, older] of foundHere) found.set(sensorKey, [...older, ...(found.get(sensorKey) ?? [])]);
    wanted = wanted
      .map((range) => ({ ...range, toN: range.toN - (foundHere.get(range.sensorKey)?.length ?? 0) }))
      .filter(({ fromN, toN }) => toN >= fromN);
  }
  return found;
}

type Range = { sensorKey: number; fromN: number; toN: number };
type Row = { sensor_key: number; measured_at_ms: number; celsius: number; average: number | null };

async function loadDay(
  client: ClientBase,
  name: string,
  wanted: readonly Range[],
): Promise<ReadonlyMap<number, Point[]>> {
  const { rows } = await client.query<Row>({
    text: `SELECT r.sensor_key, r.measured_at_ms, r.celsius, r.average
      FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS u (sensor_key, from_n, to_n)
      JOIN ${name} r ON r.sensor_key = u.sensor_key AND r.n BETWEEN u.from_n AND u.to_n
      ORDER BY r.sensor_key, r.n`,
    values: [wanted.map(({ sensorKey }) => sensorKey), wanted.map(({ fromN }) => fromN), wanted.map(({ toN }) => toN)],
  });
  const points = new Map<number, Point[]>();
  for (const { sensor_key, measured_at_ms, celsius, average } of rows) {
    const point: Point = [measured_at_ms, celsius, average];
    const known = points.get(sensor_key);
    if (known) known.push(point);
    else points.set(sensor_key, [point]);
  }
  return points;
}
