import type { Query } from './reader';
import { cutAtHours, floorTo, HOUR_MS, MINUTE_MS, type Span } from './time-step';

/** What the roll-ups say of a span without reading any of it. */
export type RollupCount = {
  /** Readings at most: the minutes at its ends may begin before it or end after it. */
  most: number;
  /** Readings at least. */
  least: number;
  /** The part of the span in which there are readings, to the minute; null where there are none. */
  span: Span | null;
};

type Row = { most: number; least: number; first_ms: number | null; last_ms: number | null };

const COUNT = `
  SELECT coalesce(sum(count), 0)::bigint AS most,
    coalesce(sum(count) FILTER (WHERE bucket_ms >= $2 AND bucket_ms + unit_ms <= $3), 0)::bigint AS least,
    min(bucket_ms) AS first_ms, max(bucket_ms + unit_ms) AS last_ms
  FROM (
    SELECT bucket_ms, count, ${HOUR_MS} AS unit_ms FROM hours
      WHERE sensor_key = $1 AND bucket_ms >= $4 AND bucket_ms < $5
    UNION ALL
    SELECT bucket_ms, count, ${MINUTE_MS} FROM minutes WHERE sensor_key = $1 AND bucket_ms >= $6 AND bucket_ms < $4
    UNION ALL
    SELECT bucket_ms, count, ${MINUTE_MS} FROM minutes WHERE sensor_key = $1 AND bucket_ms >= $5 AND bucket_ms < $3
  ) AS parts`;

/** Counts a sensor's readings from whole hours, and from minutes at the ends. */
export async function countReadings(query: Query, { sensorKey, span }: { sensorKey: number; span: Span }) {
  const { hours } = cutAtHours(span);
  const firstMinuteMs = floorTo(span.fromMs, MINUTE_MS);
  const values = [sensorKey, span.fromMs, span.toMs, hours.fromMs, hours.toMs, firstMinuteMs];
  const [row] = await query<Row>(COUNT, values);
  return toCount(row, span);
}

function toCount(row: Row | undefined, span: Span): RollupCount {
  if (!row || row.first_ms === null || row.last_ms === null) return { most: 0, least: 0, span: null };
  const fromMs = Math.max(span.fromMs, row.first_ms);
  return { most: row.most, least: row.least, span: { fromMs, toMs: Math.min(span.toMs, row.last_ms) } };
}
