import type { Client } from 'pg';
import { makePartitions, makeSchema } from './schema';

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30;

/** What was made: `sensorId` has a reading a second up to `toMs`. */
export type MonthOfHistory = { sensorId: string; sensorKey: number; toMs: number };

/** A month of one sensor at 1 Hz, and a day of so many others beside it, as if the product had stored it. */
export async function makeMonth(client: Client, options: { others: number }): Promise<MonthOfHistory> {
  const toMs = Math.floor(Date.now() / 1000) * 1000;
  const fromMs = toMs - MONTH_DAYS * DAY_MS;
  await makeSchema(client);
  await makePartitions(client, { fromMs, toMs });
  await client.query(SENSORS, [options.others]);
  for (let dayMs = fromMs; dayMs < toMs; dayMs += DAY_MS) {
    const sensors = dayMs + DAY_MS >= toMs ? options.others + 1 : 1;
    await client.query(READINGS, [dayMs, Math.min(dayMs + DAY_MS, toMs), sensors, fromMs]);
  }
  for (const [table, lengthMs] of [
    ['minutes', 60_000],
    ['hours', 3_600_000],
  ] as const) {
    await client.query(rollup(table, lengthMs));
  }
  await client.query('VACUUM ANALYZE');
  return { sensorId: 'sensor-1', sensorKey: 1, toMs };
}

const SENSORS = `
  INSERT INTO sensors (sensor_key, sensor_id, n, on_board)
  SELECT key, 'sensor-' || key, 0, true FROM generate_series(1, 1 + $1::int) AS key`;

const READINGS = `
  INSERT INTO readings (sensor_key, n, measured_at_ms, celsius, average, partition_key, log_offset, stored_on)
  SELECT sensor, (at_ms - $4::bigint) / 1000 + 1, at_ms, 20 + 10 * sin(at_ms / 7e6 + sensor) + random(), 20, 1,
    (at_ms - $4::bigint) / 1000, (to_timestamp(at_ms / 1000) AT TIME ZONE 'UTC')::date
  FROM generate_series($1::bigint, $2::bigint - 1, 1000) AS at_ms, generate_series(1, $3::int) AS sensor`;

const rollup = (table: string, lengthMs: number) => `
  INSERT INTO ${table} (bucket_ms, sum, min, max, count, sensor_key, stored_on)
  SELECT measured_at_ms / ${lengthMs} * ${lengthMs}, sum(celsius), min(celsius), max(celsius), count(*), sensor_key,
    date_trunc('month', stored_on)::date
  FROM readings GROUP BY sensor_key, 1, 7`;
