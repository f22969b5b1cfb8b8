import type { Client } from 'pg';
import { IMPORTED_ON } from '#server/store/imported';

const ROLLUPS = [
  { table: 'minutes', unitMs: 60_000 },
  { table: 'hours', unitMs: 3_600_000 },
] as const;

/** Adds the readings in table `fresh` to the imported minutes and hours of a sensor. */
export async function addToRollups(client: Client, sensorKey: number): Promise<void> {
  for (const { table, unitMs } of ROLLUPS) {
    await client.query(
      `INSERT INTO ${table} AS r (sensor_key, stored_on, bucket_ms, sum, min, max, count)
       SELECT $1::int, '${IMPORTED_ON}'::date, measured_at_ms / ${unitMs} * ${unitMs},
         sum(celsius), min(celsius), max(celsius), count(*) FROM fresh GROUP BY 3
       ON CONFLICT (sensor_key, bucket_ms, stored_on) DO UPDATE SET sum = r.sum + excluded.sum,
         min = least(r.min, excluded.min), max = greatest(r.max, excluded.max), count = r.count + excluded.count`,
      [sensorKey],
    );
  }
}

export type Touched = { sensorKey: number; firstMs: number; lastMs: number };

/** Makes a sensor's imported minutes and hours of a time anew from what is imported. */
export async function renewRollups(client: Client, { sensorKey, firstMs, lastMs }: Touched): Promise<void> {
  for (const { table, unitMs } of ROLLUPS) {
    const fromMs = Math.floor(firstMs / unitMs) * unitMs;
    const toMs = Math.floor(lastMs / unitMs) * unitMs + unitMs;
    const imported = `sensor_key = $1 AND stored_on = '${IMPORTED_ON}'`;
    const values = [sensorKey, fromMs, toMs];
    await client.query(`DELETE FROM ${table} WHERE ${imported} AND bucket_ms >= $2 AND bucket_ms < $3`, values);
    await client.query(
      `INSERT INTO ${table} (sensor_key, stored_on, bucket_ms, sum, min, max, count)
       SELECT sensor_key, stored_on, measured_at_ms / ${unitMs} * ${unitMs},
         sum(celsius), min(celsius), max(celsius), count(*)
       FROM readings WHERE ${imported} AND measured_at_ms >= $2 AND measured_at_ms < $3 GROUP BY 1, 2, 3`,
      values,
    );
  }
}
