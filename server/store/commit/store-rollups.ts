import type { ReadingColumns, WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

const ROLLUPS = [
  { table: 'minutes', lengthMs: 60_000 },
  { table: 'hours', lengthMs: 3_600_000 },
] as const;

type Rollup = { key: number; bucketMs: number; sum: number; min: number; max: number; count: number };

/** Adds the readings to their minute and their hour of measuring. */
export async function storeRollups({ readings }: WriteBatch, context: CommitContext): Promise<void> {
  for (const { table, lengthMs } of ROLLUPS) await addTo(table, rollUp(readings, { lengthMs, ...context }), context);
}

function rollUp(
  { sensorIds, measuredAtMs, celsius }: ReadingColumns,
  { lengthMs, keys }: { lengthMs: number } & Pick<CommitContext, 'keys'>,
): Rollup[] {
  const bySensor = new Map<number, Map<number, Rollup>>();
  for (let index = 0; index < sensorIds.length; index += 1) {
    const key = keys.sensor(sensorIds[index] as string) as number;
    const bucketMs = Math.floor((measuredAtMs[index] as number) / lengthMs) * lengthMs;
    const buckets = bySensor.get(key) ?? new Map<number, Rollup>();
    bySensor.set(key, buckets);
    add(buckets, { key, bucketMs, celsius: celsius[index] as number });
  }
  return [...bySensor.values()].flatMap((buckets) => [...buckets.values()]);
}

function add(
  buckets: Map<number, Rollup>,
  { key, bucketMs, celsius }: { key: number; bucketMs: number; celsius: number },
): void {
  const rollup = buckets.get(bucketMs);
  if (rollup === undefined) {
    buckets.set(bucketMs, { key, bucketMs, sum: celsius, min: celsius, max: celsius, count: 1 });
    return;
  }
  rollup.sum += celsius;
  rollup.count += 1;
  if (celsius < rollup.min) rollup.min = celsius;
  if (celsius > rollup.max) rollup.max = celsius;
}

function addTo(table: 'minutes' | 'hours', rollups: readonly Rollup[], { client, month }: CommitContext) {
  return client.query({
    name: `add-to-${table}`,
    text: `INSERT INTO ${table} AS r (sensor_key, bucket_ms, sum, min, max, count, stored_on)
      SELECT u.*, $7::date
      FROM unnest($1::int[], $2::bigint[], $3::float8[], $4::float8[], $5::float8[], $6::int[]) AS u
      ON CONFLICT (sensor_key, bucket_ms, stored_on) DO UPDATE SET sum = r.sum + excluded.sum,
        min = least(r.min, excluded.min), max = greatest(r.max, excluded.max), count = r.count + excluded.count`,
    values: [
      numberArray(rollups.map(({ key }) => key)),
      numberArray(rollups.map(({ bucketMs }) => bucketMs)),
      numberArray(rollups.map(({ sum }) => sum)),
      numberArray(rollups.map(({ min }) => min)),
      numberArray(rollups.map(({ max }) => max)),
      numberArray(rollups.map(({ count }) => count)),
      month,
    ],
  });
}
