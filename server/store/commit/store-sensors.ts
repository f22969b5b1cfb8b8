import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';
import { numberArray } from './number-array';

/** Gives every sensor of the batch a key. A sensor that an import has made keeps its own. */
export async function ensureSensors(batch: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  const missing = new Set<string>();
  for (const sensorId of batch.readings.sensorIds) if (keys.sensor(sensorId) === undefined) missing.add(sensorId);
  // Without a key an alert would become one of the feed.
  for (const { sensorId, kind } of batch.alerts) {
    if (kind !== 'feed' && keys.sensor(sensorId) === undefined) missing.add(sensorId);
  }
  if (missing.size === 0) return;
  const sensorIds = [...missing];
  const { rows } = await client.query<{ sensor_id: string; sensor_key: number }>(
    `INSERT INTO sensors (sensor_key, sensor_id, n, on_board)
     SELECT u.sensor_key, u.sensor_id, 0, true FROM unnest($1::int[], $2::text[]) AS u (sensor_key, sensor_id)
     ON CONFLICT (sensor_id) DO UPDATE SET on_board = true RETURNING sensor_id, sensor_key`,
    [sensorIds.map(() => keys.nextSensorKey()), sensorIds],
  );
  for (const { sensor_id, sensor_key } of rows) keys.addSensor(sensor_id, sensor_key);
}

/** Keeps each sensor's last reading, and whether it is on the board. */
export async function storeSensors(batch: WriteBatch, { client, keys }: CommitContext): Promise<void> {
  const { readings } = batch;
  const lastIndex = new Map<string, number>();
  readings.sensorIds.forEach((sensorId, index) => {
    lastIndex.set(sensorId, index);
  });
  const rows = [...lastIndex].map(([sensorId, index]) => ({
    key: keys.sensor(sensorId),
    n: readings.ns[index],
    measuredAtMs: readings.measuredAtMs[index],
    celsius: readings.celsius[index],
    partition: keys.partition(readings.logIds[index] ?? '', readings.partitions[index] ?? 0),
    offset: readings.offsets[index],
    clockMs: readings.clocksMs[index],
    intervalMs: readings.intervalsMs[index],
  }));
  if (rows.length > 0) {
    await client.query({
      name: 'store-sensors',
      text: `UPDATE sensors s SET n = u.n, on_board = true, measured_at_ms = u.measured_at_ms, celsius = u.celsius,
          partition_key = u.partition_key, log_offset = u.log_offset, clock_ms = u.clock_ms,
          interval_ms = u.interval_ms
        FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::float8[], $5::int[], $6::bigint[], $7::bigint[],
            $8::float8[])
          AS u (sensor_key, n, measured_at_ms, celsius, partition_key, log_offset, clock_ms, interval_ms)
        WHERE s.sensor_key = u.sensor_key`,
      values: [
        numberArray(rows.map(({ key }) => key)),
        numberArray(rows.map(({ n }) => n)),
        numberArray(rows.map(({ measuredAtMs }) => measuredAtMs)),
        numberArray(rows.map(({ celsius }) => celsius)),
        numberArray(rows.map(({ partition }) => partition)),
        numberArray(rows.map(({ offset }) => offset)),
        numberArray(rows.map(({ clockMs }) => clockMs)),
        numberArray(rows.map(({ intervalMs }) => intervalMs)),
      ],
    });
  }
  await storeLeavers(batch, { client, keys });
}

async function storeLeavers(
  { removed, readings }: WriteBatch,
  { client, keys }: Pick<CommitContext, 'client' | 'keys'>,
): Promise<void> {
  if (removed.length === 0) return;
  const leavers = [...new Map(removed.map(({ sensorId, afterReadings }) => [sensorId, afterReadings]))];
  // One that was heard after it left is back, and its window began there; else it will with the next one.
  const backN = ([sensorId, afterReadings]: readonly [string, number]) => {
    const index = readings.sensorIds.indexOf(sensorId, afterReadings);
    return index === -1 ? null : (readings.ns[index] ?? null);
  };
  await client.query(
    `UPDATE sensors s SET on_board = u.back_n IS NOT NULL, since_n = coalesce(u.back_n, s.n + 1)
     FROM unnest($1::int[], $2::bigint[]) AS u (sensor_key, back_n) WHERE s.sensor_key = u.sensor_key`,
    [leavers.map(([sensorId]) => keys.sensor(sensorId)), leavers.map(backN)],
  );
}
