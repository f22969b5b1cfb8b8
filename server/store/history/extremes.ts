import type { Pool } from 'pg';
import { isErrorValue } from '#protocol/believed';
import type { Extremes } from '#protocol/history';
import type { ExtremesQuery } from '#server/store-port';
import { readBelieved } from './believed-extremes';
import { type Believed, readBelievedOfMany } from './believed-of-many';
import { type Query, readSnapshot } from './reader';
import { ceilTo, HOUR_MS, MINUTE_MS } from './time-step';

const HOURS = 'SELECT min(min), max(max) FROM hours WHERE sensor_key = s.sensor_key AND bucket_ms >= $1';
const MINUTES = `SELECT min(min), max(max) FROM minutes
  WHERE sensor_key = s.sensor_key AND bucket_ms >= $2 AND bucket_ms < $1`;
const READINGS = `SELECT min(celsius), max(celsius) FROM readings
  WHERE sensor_key = s.sensor_key AND measured_at_ms >= $3 AND measured_at_ms < $2`;

/** Lowest and highest believed reading of every sensor since a time: whole hours, then minutes, then readings. */
export async function readExtremes(pool: Pool, asked: ExtremesQuery): Promise<Extremes> {
  return await readSnapshot(pool, async (query) => {
    const all = await readAll(query, asked);
    const believed = await readWithoutErrors(query, all, asked);
    const sensors = all.flatMap((sensor) => {
      const extremes = believed.get(sensor.sensorId);
      return extremes === null ? [] : [{ ...sensor, ...extremes }];
    });
    return { from: asked.fromMs, sensors };
  });
}

type SensorExtremes = Extremes['sensors'][number];

// Roll-ups tell no reading from another: where their extreme is an error value, and only there, it is looked for anew.
async function readWithoutErrors(
  query: Query,
  all: readonly SensorExtremes[],
  { fromMs, errorValuesOf }: ExtremesQuery,
): Promise<Map<string, Believed | null>> {
  const minuteMs = ceilTo(fromMs, MINUTE_MS);
  const found = new Map<string, Believed | null>();
  for (const [errorValues, sensorIds] of doubtedOf(all, errorValuesOf)) {
    const ofMany = await readBelievedOfMany(query, { sensorIds, fromMs, minuteMs, errorValues });
    for (const [sensorId, believed] of ofMany) found.set(sensorId, believed);
    for (const sensorId of sensorIds) {
      if (ofMany.has(sensorId)) continue;
      found.set(sensorId, await readBelieved(query, { sensorId, fromMs, minuteMs, errorValues }));
    }
  }
  return found;
}

/** Sensors whose extreme is an error value, by what they send then. */
function doubtedOf(
  all: readonly SensorExtremes[],
  errorValuesOf: ExtremesQuery['errorValuesOf'],
): (readonly [readonly number[], string[]])[] {
  const byValues = new Map<string, readonly [readonly number[], string[]]>();
  for (const { sensorId, min, max } of all) {
    const errorValues = errorValuesOf(sensorId);
    if (!isErrorValue(min, errorValues) && !isErrorValue(max, errorValues)) continue;
    const key = JSON.stringify(errorValues);
    const known = byValues.get(key);
    if (known) known[1].push(sensorId);
    else byValues.set(key, [errorValues, [sensorId]]);
  }
  return [...byValues.values()];
}

function readAll(query: Query, { fromMs }: ExtremesQuery): Promise<SensorExtremes[]> {
  const [hourMs, minuteMs] = [ceilTo(fromMs, HOUR_MS), ceilTo(fromMs, MINUTE_MS)];
  // Looking for each of 10 000 sensors into each day's partition takes a second: only where there is something to find.
  if (fromMs === hourMs) return ask(query, { parts: [HOURS], values: [hourMs] });
  if (fromMs === minuteMs) return ask(query, { parts: [HOURS, MINUTES], values: [hourMs, minuteMs] });
  return ask(query, { parts: [HOURS, MINUTES, READINGS], values: [hourMs, minuteMs, fromMs] });
}

type Asked = { parts: readonly string[]; values: readonly number[] };

function ask(query: Query, { parts, values }: Asked): Promise<SensorExtremes[]> {
  // Sensor by sensor: each table has an index that begins with the sensor, and none that begins with the time.
  const text = `
    SELECT s.sensor_id AS "sensorId", part.min, part.max, s.n AS "throughN"
    FROM sensors s CROSS JOIN LATERAL (
      SELECT min(min), max(max) FROM (${parts.join(' UNION ALL ')}) AS parts (min, max)
    ) AS part
    WHERE part.min IS NOT NULL ORDER BY s.sensor_id`;
  return query<SensorExtremes>(text, values);
}
