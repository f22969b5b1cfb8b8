import type { Pool } from 'pg';
import type { RecordedSensor } from '#protocol/history';
import { readSnapshot } from './reader';
import { HOUR_MS } from './time-step';

// Roll-ups tell the hour. The moment itself is read from the readings, as long as there are any of that hour.
const RECORDED = `
  SELECT s.sensor_id AS "sensorId", coalesce(early.ms, span.first_ms) AS "fromMs",
    coalesce(late.ms, span.last_ms + ${HOUR_MS - 1}) AS "toMs", span.readings
  FROM sensors s
  CROSS JOIN LATERAL (
    SELECT min(bucket_ms) AS first_ms, max(bucket_ms) AS last_ms, sum(count)::bigint AS readings
    FROM hours WHERE sensor_key = s.sensor_key
  ) AS span
  CROSS JOIN LATERAL (
    SELECT min(measured_at_ms) AS ms FROM readings WHERE sensor_key = s.sensor_key
      AND measured_at_ms >= span.first_ms AND measured_at_ms < span.first_ms + ${HOUR_MS}
  ) AS early
  CROSS JOIN LATERAL (
    SELECT max(measured_at_ms) AS ms FROM readings WHERE sensor_key = s.sensor_key
      AND measured_at_ms >= span.last_ms AND measured_at_ms < span.last_ms + ${HOUR_MS}
  ) AS late
  WHERE NOT s.on_board AND span.readings IS NOT NULL AND ($1::text IS NULL OR s.sensor_id > $1)
  ORDER BY s.sensor_id LIMIT $2`;

/** Sensors with a history that are not on the board, by id; `after` is the last one of the page before. */
export function readRecordedSensors(
  pool: Pool,
  { after, limit }: { after: string | null; limit: number },
): Promise<RecordedSensor[]> {
  return readSnapshot(pool, (query) => query<RecordedSensor>(RECORDED, [after, limit]));
}
