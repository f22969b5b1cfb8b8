import { AGREEING_CELSIUS } from '#protocol/believed';
import { isErrorSql, isMeasurableSql, mayAgreeSql } from './error-values';
import type { Query } from './reader';

/** Sensors that send the same error values; times in epoch ms. */
export type Doubted = {
  sensorIds: readonly string[];
  fromMs: number;
  /** The first whole minute from there on. */
  minuteMs: number;
  /** What these sensors send when they have no reading, °C; at least one. */
  errorValues: readonly number[];
};

/** Lowest and highest believed, °C. */
export type Believed = { min: number; max: number };

/** In so few minutes a sensor's readings are found quicker minute by minute than among all sensors' of the day. */
const FEW_MINUTES = 30;

/**
 * Lowest and highest believed reading of each sensor with error values in many minutes; those that it leaves out are to be asked for one by
 * one. Readings lie in the order in which all sensors sent them, so what many sensors read in many minutes is nearly every page of the day:
 * they are read once for all of them.
 */
export async function readBelievedOfMany(query: Query, doubted: Doubted): Promise<Map<string, Believed | null>> {
  const minutes = await readMinutes(query, doubted);
  const broken = minutes.filter(({ doubtedMinutes }) => doubtedMinutes > FEW_MINUTES);
  const found = new Map<string, Believed | null>();
  if (broken.length === 0) return found;
  const keys = broken.map(({ key }) => key);
  const read = new Map((await readPlain(query, { ...doubted, keys })).map((plain) => [plain.key, plain]));
  const whole = broken.filter(({ key }) => isWhole(read.get(key)));
  const agreeing = await readAgreeing(query, { ...doubted, plain: whole.flatMap(({ key }) => read.get(key) ?? []) });
  for (const minute of whole) {
    const parts = [minute, read.get(minute.key), agreeing.get(minute.key)];
    found.set(minute.sensorId, joinExtremes(parts.filter((part) => part !== undefined)));
  }
  return found;
}

type Extremes = { min: number | null; max: number | null };
type Minutes = Extremes & { key: number; sensorId: string; doubtedMinutes: number };

// What the minutes say whose extremes are no error values, and in how many the readings have to be looked at.
function readMinutes(query: Query, { sensorIds, minuteMs, errorValues }: Doubted): Promise<Minutes[]> {
  const isError = `(${isErrorSql('m.min', errorValues.length, 3)} OR ${isErrorSql('m.max', errorValues.length, 3)})`;
  const isDoubted = `${isError} AND (m.min < m.max OR ${isMeasurableSql('m.min')})`;
  const text = `
    SELECT s.sensor_id AS "sensorId", s.sensor_key AS key, min(m.min) FILTER (WHERE NOT ${isError}) AS min,
      max(m.max) FILTER (WHERE NOT ${isError}) AS max, count(*) FILTER (WHERE ${isDoubted}) AS "doubtedMinutes"
    FROM sensors s JOIN minutes m ON m.sensor_key = s.sensor_key AND m.bucket_ms >= $2
    WHERE s.sensor_id = ANY($1) GROUP BY s.sensor_key`;
  return query<Minutes>(text, [sensorIds, minuteMs, ...errorValues]);
}

type Plain = Extremes & {
  key: number;
  count: number;
  firstN: number;
  lastN: number;
  firstDay: string;
  lowError: number | null;
  highError: number | null;
};

// What is no error value is believed; an error value that can be measured may be, by the reading before it.
function readPlain(query: Query, { keys, fromMs, errorValues }: Doubted & { keys: number[] }): Promise<Plain[]> {
  const isError = isErrorSql('celsius', errorValues.length, 3);
  const plain = `CASE WHEN NOT ${isError} THEN celsius END`;
  const error = `CASE WHEN ${isMeasurableSql('celsius')} AND ${isError} THEN celsius END`;
  const text = `
    SELECT sensor_key AS key, count(*) AS count, min(n) AS "firstN", max(n) AS "lastN", min(stored_on)::text AS "firstDay",
      min(${plain}) AS min, max(${plain}) AS max, min(${error}) AS "lowError", max(${error}) AS "highError"
    FROM readings WHERE sensor_key = ANY($1) AND measured_at_ms >= $2 GROUP BY sensor_key`;
  return query<Plain>(text, [keys, fromMs, ...errorValues]);
}

// Without a hole in the ordinals only the first reading's forerunner was measured before.
function isWhole(plain: Plain | undefined): boolean {
  return plain === undefined || plain.lastN - plain.firstN + 1 === plain.count;
}

/** Error values that the reading before agrees with, of those sensors where they would be the extremes. */
async function readAgreeing(query: Query, asked: Doubted & { plain: Plain[] }): Promise<Map<number, Extremes>> {
  const { plain, fromMs, errorValues } = asked;
  const open = plain.filter(({ min, max, lowError, highError }) => {
    if (lowError === null || highError === null) return false;
    return min === null || max === null || lowError < min || highError > max;
  });
  if (open.length === 0) return new Map();
  const mayAgree = (celsius: string) => mayAgreeSql(celsius, errorValues.length, 5);
  const text = `
    WITH near AS (
      SELECT sensor_key, n, celsius FROM readings
      WHERE sensor_key = ANY($1) AND measured_at_ms >= $2 AND ${mayAgree('celsius')}
      UNION ALL
      SELECT f.key, p.n, p.celsius FROM unnest($1::int[], $3::bigint[], $4::date[]) AS f (key, n, day)
      CROSS JOIN LATERAL (
        SELECT n, celsius FROM readings WHERE sensor_key = f.key AND readings.n = f.n - 1
          AND stored_on BETWEEN f.day - 1 AND f.day LIMIT 1
      ) AS p
    ), following AS (
      SELECT *, lag(n) OVER by_n AS last_n, lag(celsius) OVER by_n AS last FROM near
      WINDOW by_n AS (PARTITION BY sensor_key ORDER BY n)
    )
    SELECT sensor_key AS key, min(celsius) AS min, max(celsius) AS max FROM following
    WHERE last_n = n - 1 AND abs(celsius - last) <= ${AGREEING_CELSIUS}
      AND ${isErrorSql('celsius', errorValues.length, 5)} AND ${isMeasurableSql('celsius')}
    GROUP BY sensor_key`;
  const columns = [open.map(({ key }) => key), open.map(({ firstN }) => firstN), open.map(({ firstDay }) => firstDay)];
  const [keys, firstNs, firstDays] = columns;
  const rows = await query<Extremes & { key: number }>(text, [keys, fromMs, firstNs, firstDays, ...errorValues]);
  return new Map(rows.map((row) => [row.key, row]));
}

function joinExtremes(parts: readonly Extremes[]): Believed | null {
  const lows = parts.map(({ min }) => min).filter((celsius) => celsius !== null);
  const highs = parts.map(({ max }) => max).filter((celsius) => celsius !== null);
  return lows.length === 0 ? null : { min: Math.min(...lows), max: Math.max(...highs) };
}
