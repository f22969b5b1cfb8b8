import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

/** Stores the readings, a column each: the cheapest way in beside COPY, and one statement like any other. */
export async function storeReadings({ readings }: WriteBatch, { client, keys, day }: CommitContext): Promise<void> {
  await client.query({
    name: 'store-readings',
    text: `INSERT INTO readings
        (sensor_key, n, measured_at_ms, celsius, average, partition_key, log_offset, stored_on)
      SELECT u.*, $8::date
      FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::float8[], $5::float8[], $6::int[], $7::bigint[]) AS u`,
    values: [
      numberArray(readings.sensorIds.map((sensorId) => keys.sensor(sensorId))),
      numberArray(readings.ns),
      numberArray(readings.measuredAtMs),
      numberArray(readings.celsius),
      numberArray(readings.averages),
      numberArray(readings.logIds.map((logId, index) => keys.partition(logId, readings.partitions[index] ?? 0))),
      numberArray(readings.offsets),
      day,
    ],
  });
}
