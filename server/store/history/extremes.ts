import type { Pool } from 'pg';
import type { Extremes } from '#protocol/history';
import { readSnapshot } from './reader';
import { ceilTo, HOUR_MS, MINUTE_MS } from './time-step';

// Sensor by sensor: each of the three has an index that begins with the sensor, and none that begins with the time.
const EXTREMES = `
  SELECT s.sensor_id AS "sensorId", part.min, part.max, s.n AS "throughN"
  FROM sensors s CROSS JOIN LATERAL (
    SELECT min(min), max(max) FROM (
      SELECT min(min), max(max) FROM hours WHERE sensor_key = s.sensor_key AND bucket_ms >= $3
      UNION ALL
      SELECT min(min), max(max) FROM minutes WHERE sensor_key = s.sensor_key AND bucket_ms >= $2 AND bucket_ms < $3
      UNION ALL
      SELECT min(celsius), max(celsius) FROM readings
        WHERE sensor_key = s.sensor_key AND measured_at_ms >= $1 AND measured_at_ms < $2
    ) AS parts
  ) AS part
  WHERE part.min IS NOT NULL ORDER BY s.sensor_id`;

/** Lowest and highest reading of every sensor since a time: whole hours, then minutes, then readings. */
export async function readExtremes(pool: Pool, { fromMs }: { fromMs: number }): Promise<Extremes> {
  const values = [fromMs, ceilTo(fromMs, MINUTE_MS), ceilTo(fromMs, HOUR_MS)];
  const sensors = await readSnapshot(pool, (query) => query<Extremes['sensors'][number]>(EXTREMES, values));
  return { from: fromMs, sensors };
}
