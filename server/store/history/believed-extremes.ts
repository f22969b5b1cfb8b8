import { AGREEING_CELSIUS, MEASURABLE_CELSIUS, SAME_CELSIUS } from '#protocol/believed';
import type { Query } from './reader';

const isError = (celsius: string) =>
  `EXISTS (SELECT 1 FROM unnest($4::float8[]) AS e (value) WHERE abs(${celsius} - e.value) <= ${SAME_CELSIUS})`;

// The same as `isBelieved`, reading by reading, only in the minutes whose extreme is an error value.
const BELIEVED = `
  WITH told AS (
    SELECT bucket_ms, min, max, ${isError('m.min')} OR ${isError('m.max')} AS is_doubted
    FROM minutes m WHERE sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = $1) AND bucket_ms >= $3
  ), doubted AS (SELECT DISTINCT bucket_ms AS from_ms, bucket_ms + 60000 AS to_ms FROM told WHERE is_doubted),
  looked AS (SELECT * FROM doubted UNION ALL SELECT $2::bigint, $3::bigint WHERE $2::bigint < $3::bigint)
  SELECT min(low) AS min, max(high) AS max FROM (
    SELECT min AS low, max AS high FROM told WHERE bucket_ms NOT IN (SELECT from_ms FROM doubted)
    UNION ALL
    SELECT r.celsius, r.celsius FROM looked JOIN readings r
      ON r.sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = $1)
      AND r.measured_at_ms >= looked.from_ms AND r.measured_at_ms < looked.to_ms
    WHERE NOT ${isError('r.celsius')} OR (
      r.celsius BETWEEN ${MEASURABLE_CELSIUS.min} AND ${MEASURABLE_CELSIUS.max} AND EXISTS (
        SELECT 1 FROM readings p WHERE p.sensor_key = r.sensor_key AND p.n = r.n - 1
          AND p.stored_on BETWEEN r.stored_on - 1 AND r.stored_on
          AND abs(p.celsius - r.celsius) <= ${AGREEING_CELSIUS}
      )
    )
  ) AS part`;

type Of = {
  sensorId: string;
  fromMs: number;
  /** The first whole minute from there on, epoch ms. */
  minuteMs: number;
  /** What the sensor sends when it has no reading, °C. */
  errorValues: readonly number[];
};

/** Lowest and highest of a sensor's readings that are believed, °C; null where none is. */
export async function readBelieved(
  query: Query,
  { sensorId, fromMs, minuteMs, errorValues }: Of,
): Promise<{ min: number; max: number } | null> {
  const values = [sensorId, fromMs, minuteMs, errorValues];
  const [found] = await query<{ min: number | null; max: number | null }>(BELIEVED, values);
  return found?.min == null || found.max === null ? null : { min: found.min, max: found.max };
}
