import { AGREEING_CELSIUS } from '#protocol/believed';
import { isErrorSql, isMeasurableSql as isMeasurable } from './error-values';
import type { Query } from './reader';

/**
 * The same as `isBelieved`, reading by reading, only in the minutes whose extreme is an error value. A sensor may have
 * thousands of those and readings a partition a day, so minutes in a row are looked for at once, and a minute of nothing
 * but what cannot be measured not at all.
 */
function believedSql(errorCount: number): string {
  const isError = (celsius: string) => isErrorSql(celsius, errorCount, 4);
  return `
  WITH told AS (
    SELECT bucket_ms, min, max, ${isError('min')} OR ${isError('max')} AS is_doubted
    FROM minutes WHERE sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = $1) AND bucket_ms >= $3
  ), doubted AS (
    SELECT DISTINCT bucket_ms FROM told WHERE is_doubted AND (min < max OR ${isMeasurable('min')})
  ), looked AS (
    SELECT min(bucket_ms) AS from_ms, max(bucket_ms) + 60000 AS to_ms FROM (
      SELECT bucket_ms, bucket_ms - 60000 * row_number() OVER (ORDER BY bucket_ms) AS run FROM doubted
    ) AS runs GROUP BY run
    UNION ALL SELECT $2::bigint, $3::bigint WHERE $2::bigint < $3::bigint
  )
  SELECT min(low) AS min, max(high) AS max FROM (
    SELECT min AS low, max AS high FROM told
    WHERE NOT is_doubted AND bucket_ms NOT IN (SELECT bucket_ms FROM doubted)
    UNION ALL
    SELECT r.celsius, r.celsius FROM looked CROSS JOIN LATERAL (
      SELECT sensor_key, n, stored_on, celsius, lag(n) OVER by_n AS last_n, lag(celsius) OVER by_n AS last
      FROM readings WHERE sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = $1)
        AND measured_at_ms >= looked.from_ms AND measured_at_ms < looked.to_ms
      WINDOW by_n AS (ORDER BY n)
    ) AS r
    WHERE NOT (${isError('r.celsius')}) OR (
      ${isMeasurable('r.celsius')} AND abs(r.celsius - CASE WHEN r.last_n = r.n - 1 THEN r.last ELSE (
        SELECT p.celsius FROM readings p WHERE p.sensor_key = r.sensor_key AND p.n = r.n - 1
          AND p.stored_on BETWEEN r.stored_on - 1 AND r.stored_on LIMIT 1
      ) END) <= ${AGREEING_CELSIUS}
    )
  ) AS part`;
}

type Of = {
  sensorId: string;
  fromMs: number;
  /** The first whole minute from there on, epoch ms. */
  minuteMs: number;
  /** What the sensor sends when it has no reading, °C; at least one. */
  errorValues: readonly number[];
};

/** Lowest and highest of a sensor's readings that are believed, °C; null where none is. */
export async function readBelieved(
  query: Query,
  { sensorId, fromMs, minuteMs, errorValues }: Of,
): Promise<{ min: number; max: number } | null> {
  const values = [sensorId, fromMs, minuteMs, ...errorValues];
  const [found] = await query<{ min: number | null; max: number | null }>(believedSql(errorValues.length), values);
  return found?.min == null || found.max === null ? null : { min: found.min, max: found.max };
}
