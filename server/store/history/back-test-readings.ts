import type { Pool } from 'pg';
import type { BackTestQuery, BackTestReadings, MeasuredReadings } from '#server/store-port';
import { openSnapshot, type Query, readSnapshot, type Snapshot } from './reader';
import { floorTo, HOUR_MS } from './time-step';

/** Planning a statement over all partitions takes some milliseconds, as much as reading so many. */
const READINGS_AT_ONCE = 10_000;

// As doubles behind one another: making a row of each reading takes longer than judging it.
const CHUNK = `
  SELECT string_agg(float8send(measured_at_ms) || float8send(celsius), ''::bytea) AS packed FROM (
    SELECT measured_at_ms, celsius FROM readings
    WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3
    ORDER BY measured_at_ms, n OFFSET $4 LIMIT ${READINGS_AT_ONCE}) AS chunk`;
const READING_BYTES = 16;

const KEYS = 'SELECT sensor_key AS key, sensor_id AS id FROM sensors WHERE sensor_id = ANY($1::text[])';

const HOURS = `
  SELECT bucket_ms AS "atMs", sum(count)::int AS count FROM hours
  WHERE sensor_key = ANY($1::int[]) AND bucket_ms >= $2 AND bucket_ms < $3 GROUP BY 1 ORDER BY 1 DESC`;

type Sensor = { key: number; id: string };

/** Raw readings in order of measuring; from later on where there are more than `most`. */
export async function readBackTest(
  pool: Pool,
  { sensorIds, fromMs, toMs, most }: BackTestQuery,
): Promise<BackTestReadings> {
  return readSnapshot(pool, async (query) => {
    const sensors = await query<Sensor>(KEYS, [sensorIds]);
    const keys = sensors.map(({ key }) => key);
    const hours = await query<Hour>(HOURS, [keys, floorTo(fromMs, HOUR_MS), toMs]);
    const span = { fromMs: Math.max(fromMs, firstHour(hours, most)), toMs };
    return { fromMs: span.fromMs, chunks: readAll(pool, { sensors, span }) };
  });
}

type Hour = { atMs: number; count: number };

/** The first hour from which on there are no more than so many; `hours` come latest first. */
function firstHour(hours: readonly Hour[], most: number): number {
  let sum = 0;
  for (const { atMs, count } of hours) {
    sum += count;
    if (sum > most) return atMs + HOUR_MS;
  }
  return Number.NEGATIVE_INFINITY;
}

type Asked = { sensors: readonly Sensor[]; span: { fromMs: number; toMs: number } };

/** Its connection is busy from the first chunk asked for until the last, or until whoever reads gives up. */
async function* readAll(pool: Pool, { sensors, span }: Asked): AsyncGenerator<MeasuredReadings> {
  const snapshot: Snapshot = await openSnapshot(pool);
  try {
    for (const sensor of sensors) yield* readSensor(snapshot.query, { sensor, span });
  } finally {
    await snapshot.end();
  }
}

/** From where a chunk is read: of one moment there may be several readings, of which so many are `known` already. */
type ChunkPlace = { fromMs: number; known: number };

/** The next chunk is on its way while whoever reads judges this one. */
async function* readSensor(
  query: Query,
  { sensor, span }: { sensor: Sensor; span: Asked['span'] },
): AsyncGenerator<MeasuredReadings> {
  const ask = ({ fromMs, known }: ChunkPlace) =>
    query<{ packed: Buffer | null }>(CHUNK, [sensor.key, fromMs, span.toMs, known]);
  let place: ChunkPlace = { fromMs: span.fromMs, known: 0 };
  let asked = ask(place);
  for (;;) {
    const [row] = await asked;
    if (!row?.packed) return;
    const readings = unpack(row.packed);
    const isLast = readings.measuredAtMs.length < READINGS_AT_ONCE;
    if (!isLast) {
      place = placeAfter(place, readings.measuredAtMs);
      asked = ask(place);
      // Whoever gives up in between never asks how it went.
      asked.catch(() => undefined);
    }
    yield { sensorId: sensor.id, ...readings };
    if (isLast) return;
  }
}

function placeAfter({ fromMs, known }: ChunkPlace, measuredAtMs: Float64Array): ChunkPlace {
  const lastMs = measuredAtMs[measuredAtMs.length - 1] ?? fromMs;
  const first = measuredAtMs.indexOf(lastMs);
  return { fromMs: lastMs, known: measuredAtMs.length - first + (lastMs === fromMs ? known : 0) };
}

function unpack(packed: Buffer): { measuredAtMs: Float64Array; celsius: Float64Array } {
  const count = packed.length / READING_BYTES;
  const measuredAtMs = new Float64Array(count);
  const celsius = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    measuredAtMs[index] = packed.readDoubleBE(index * READING_BYTES);
    celsius[index] = packed.readDoubleBE(index * READING_BYTES + READING_BYTES / 2);
  }
  return { measuredAtMs, celsius };
}
