import type { Pool } from 'pg';
import type { StoredReading } from '#server/store-port';
import { openSnapshot, readSnapshot } from './reader';
import { findSensor } from './sensor';

export type ExportQuery = { sensorId: string; fromMs: number; toMs: number };

/** A few milliseconds of work, in which nobody else has a turn; the round trips do not count. */
const ROWS_AT_ONCE = 1000;

const DECLARE = `
  DECLARE exported NO SCROLL CURSOR FOR
  SELECT n, measured_at_ms AS "measuredAtMs", celsius FROM readings
  WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3 ORDER BY n`;

/** A sensor's raw readings in log order, in constant memory; null where it was never stored. */
export async function exportReadings(
  pool: Pool,
  { sensorId, fromMs, toMs }: ExportQuery,
): Promise<AsyncIterable<readonly StoredReading[]> | null> {
  const sensor = await readSnapshot(pool, (query) => findSensor(query, sensorId));
  return sensor === null ? null : fetchAll(pool, [sensor.sensorKey, fromMs, toMs]);
}

/** Its connection is busy from the first row asked for until the last, or until whoever reads gives up. */
async function* fetchAll(pool: Pool, values: readonly number[]): AsyncGenerator<readonly StoredReading[]> {
  const { query, end } = await openSnapshot(pool);
  try {
    await query(DECLARE, values);
    for (;;) {
      const rows = await query<StoredReading>(`FETCH ${ROWS_AT_ONCE} FROM exported`);
      if (rows.length > 0) yield rows;
      if (rows.length < ROWS_AT_ONCE) return;
    }
  } finally {
    await end();
  }
}
