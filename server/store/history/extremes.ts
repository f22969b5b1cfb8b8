import type { Pool } from 'pg';
import type { Extremes } from '#protocol/history';
import { readSnapshot } from './reader';
import { ceilTo, HOUR_MS, MINUTE_MS } from './time-step';

const HOURS = 'SELECT min(min), max(max) FROM hours WHERE sensor_key = s.sensor_key AND bucket_ms >= $1';
const MINUTES = `SELECT min(min), max(max) FROM minutes
  WHERE sensor_key = s.sensor_key AND bucket_ms >= $2 AND bucket_ms < $1`;
const READINGS = `SELECT min(celsius), max(celsius) FROM readings
  WHERE sensor_key = s.sensor_key AND measured_at_ms >= $3 AND measured_at_ms < $2`;

/** Lowest and highest reading of every sensor since a time: whole hours, then minutes, then readings. */
export async function readExtremes(pool: Pool, { fromMs }: { fromMs: number }): Promise<Extremes> {
  const [hourMs, minuteMs] = [ceilTo(fromMs, HOUR_MS), ceilTo(fromMs, MINUTE_MS)];
  // Looking for each of 10 000 sensors into each day's partition takes a second: only where there is something to find.
  if (fromMs === hourMs) return ask(pool, { fromMs, parts: [HOURS], values: [hourMs] });
  if (fromMs === minuteMs) return ask(pool, { fromMs, parts: [HOURS, MINUTES], values: [hourMs, minuteMs] });
  return ask(pool, { fromMs, parts: [HOURS, MINUTES, READINGS], values: [hourMs, minuteMs, fromMs] });
}

type Asked = { fromMs: number; parts: readonly string[]; values: readonly number[] };

async function ask(pool: Pool, { fromMs, parts, values }: Asked): Promise<Extremes> {
  // Sensor by sensor: each table has an index that begins with the sensor, and none that begins with the time.
  const text = `
    SELECT s.sensor_id AS "sensorId", part.min, part.max, s.n AS "throughN"
    FROM sensors s CROSS JOIN LATERAL (
      SELECT min(min), max(max) FROM (${parts.join(' UNION ALL ')}) AS parts (min, max)
    ) AS part
    WHERE part.min IS NOT NULL ORDER BY s.sensor_id`;
  const sensors = await readSnapshot(pool, (query) => query<Extremes['sensors'][number]>(text, values));
  return { from: fromMs, sensors };
}
