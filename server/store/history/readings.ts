import type { Pool } from 'pg';
import type { History, HistoryPoint } from '#protocol/history';
import { type Query, readSnapshot } from './reader';
import { countReadings, type RollupCount } from './rollup-count';
import { findSensor } from './sensor';
import { floorTo, HOUR_MS, MINUTE_MS, type Span, stepFor } from './time-step';

export type ReadingsQuery = { sensorId: string; fromMs: number; toMs: number; points: number };

/** Most rows that one answer is made of: they are read and grouped within some 30 ms. */
const MAX_ROWS = 20_000;

type Points = Pick<History, 'resolution' | 'stepMs' | 'points'>;
type Asked = { query: Query; sensorKey: number; span: Span; points: number };

/** A sensor's history as so many points at most, in one snapshot; null where it was never stored. */
export function readReadings(pool: Pool, { sensorId, fromMs, toMs, points }: ReadingsQuery): Promise<History | null> {
  return readSnapshot(pool, async (query) => {
    const sensor = await findSensor(query, sensorId);
    if (sensor === null) return null;
    const asked = { query, sensorKey: sensor.sensorKey, span: { fromMs, toMs }, points };
    return { sensorId, from: fromMs, to: toMs, throughN: sensor.n, ...(await readPoints(asked)) };
  });
}

/** From the finest there is of few enough rows: readings, minutes or hours. */
async function readPoints(asked: Asked): Promise<Points> {
  const count = await countReadings(asked.query, asked);
  if (count.span === null) return { resolution: 'raw', stepMs: 0, points: [] };
  const filled = { ...asked, span: count.span };
  const raw = count.most <= MAX_ROWS ? await readRaw(filled, count) : null;
  if (raw !== null && isWhole(raw, count)) return raw;
  const minutes = minutesIn(count.span) <= MAX_ROWS ? await readRollup(filled, '1m') : null;
  return minutes !== null && isWhole(minutes, count) ? minutes : readRollup(filled, '1h');
}

const minutesIn = ({ fromMs, toMs }: Span) => (toMs - fromMs) / MINUTE_MS;

/** What is finer is kept for less long: where it is gone already, the coarser still tells all. */
function isWhole({ points }: Points, { least }: RollupCount): boolean {
  return points.reduce((sum, [, , , , count]) => sum + count, 0) >= least;
}

const EACH_READING = `
  SELECT measured_at_ms AS at_ms, celsius AS mean, celsius AS min, celsius AS max, 1 AS count, average
  FROM readings WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3
  ORDER BY measured_at_ms, n LIMIT $4`;

const STEPS_OF_READINGS = `
  SELECT measured_at_ms / $4::bigint * $4::bigint AS at_ms, avg(celsius) AS mean, min(celsius), max(celsius),
    count(*)::int, (array_agg(average ORDER BY measured_at_ms DESC, n DESC))[1] AS average
  FROM readings WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3
  GROUP BY 1 ORDER BY 1`;

async function readRaw({ query, sensorKey, span, points }: Asked, { least }: RollupCount): Promise<Points> {
  const values = [sensorKey, span.fromMs, span.toMs];
  if (least <= points) {
    const rows = await query<Row>(EACH_READING, [...values, points + 1]);
    if (rows.length <= points) return { resolution: 'raw', stepMs: 0, points: rows.map(toPoint) };
  }
  const stepMs = stepFor(span, { points, unitMs: 1 });
  const rows = await query<Row>(STEPS_OF_READINGS, [...values, stepMs]);
  return { resolution: 'raw', stepMs, points: rows.map(toPoint) };
}

const ROLLUPS = { '1m': { table: 'minutes', unitMs: MINUTE_MS }, '1h': { table: 'hours', unitMs: HOUR_MS } } as const;

// One minute has a row for each month of storing it was measured in.
const stepsOfRollup = (table: 'minutes' | 'hours') => `
  SELECT bucket_ms / $4::bigint * $4::bigint AS at_ms, sum(sum) / sum(count) AS mean, min(min), max(max),
    sum(count)::int AS count, NULL AS average
  FROM ${table} WHERE sensor_key = $1 AND bucket_ms >= $2 AND bucket_ms < $3
  GROUP BY 1 ORDER BY 1`;

async function readRollup({ query, sensorKey, span, points }: Asked, resolution: '1m' | '1h'): Promise<Points> {
  const { table, unitMs } = ROLLUPS[resolution];
  const whole = { fromMs: floorTo(span.fromMs, unitMs), toMs: span.toMs };
  const stepMs = stepFor(whole, { points, unitMs });
  const rows = await query<Row>(stepsOfRollup(table), [sensorKey, whole.fromMs, whole.toMs, stepMs]);
  return { resolution, stepMs, points: rows.map(toPoint) };
}

type Row = { at_ms: number; mean: number; min: number; max: number; count: number; average: number | null };

/** A mean of doubles may come out a hair beyond the smallest or the largest of them. */
function toPoint({ at_ms, mean, min, max, count, average }: Row): HistoryPoint {
  return [at_ms, Math.min(Math.max(mean, min), max), min, max, count, average];
}
