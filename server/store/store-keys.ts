import type { ClientBase } from 'pg';
import { joinLogId } from '#server/domain/log-id';

/**
 * The small numbers that stand for sensors and partitions of logs in the large tables. What a transaction adds counts
 * only once it is committed: `settle` keeps it, `forget` drops it.
 */
export type StoreKeys = {
  sensor(sensorId: string): number | undefined;
  partition(logId: string, partition: number): number | undefined;
  addSensor(sensorId: string, key: number): void;
  addPartition(place: { logId: string; partition: number }, key: number): void;
  /** A number that no sensor has. */
  nextSensorKey(): number;
  settle(): void;
  forget(): void;
};

export function createStoreKeys(known: {
  sensors: Iterable<readonly [sensorId: string, key: number]>;
  partitions: Iterable<readonly [name: string, key: number]>;
}): StoreKeys {
  const sensors = new Map(known.sensors);
  const partitions = new Map(known.partitions);
  let addedSensors: string[] = [];
  let addedPartitions: string[] = [];
  // Imports number their sensors downwards from −1.
  let lastSensorKey = maxOf(sensors.values());
  return {
    sensor: (sensorId) => sensors.get(sensorId),
    partition: (logId, partition) => partitions.get(nameOf(logId, partition)),
    addSensor(sensorId, key) {
      sensors.set(sensorId, key);
      addedSensors.push(sensorId);
    },
    addPartition({ logId, partition }, key) {
      partitions.set(nameOf(logId, partition), key);
      addedPartitions.push(nameOf(logId, partition));
    },
    nextSensorKey() {
      lastSensorKey += 1;
      return lastSensorKey;
    },
    settle() {
      addedSensors = [];
      addedPartitions = [];
    },
    forget() {
      for (const sensorId of addedSensors.splice(0)) sensors.delete(sensorId);
      for (const name of addedPartitions.splice(0)) partitions.delete(name);
    },
  };
}

const nameOf = (logId: string, partition: number) => `${logId}/${partition}`;

function maxOf(numbers: Iterable<number>): number {
  let max = 0;
  for (const number of numbers) if (number > max) max = number;
  return max;
}

/** All keys there are. */
export async function loadStoreKeys(client: Pick<ClientBase, 'query'>): Promise<StoreKeys> {
  const sensors = await client.query<{ sensor_id: string; sensor_key: number }>(
    'SELECT sensor_id, sensor_key FROM sensors',
  );
  const partitions = await client.query<{
    partition_key: number;
    log_name: string;
    incarnation: number;
    partition: number;
  }>('SELECT partition_key, log_name, incarnation, partition FROM log_partitions');
  return createStoreKeys({
    sensors: sensors.rows.map(({ sensor_id, sensor_key }) => [sensor_id, sensor_key] as const),
    partitions: partitions.rows.map(
      ({ log_name, incarnation, partition, partition_key }) =>
        [nameOf(joinLogId({ name: log_name, incarnation }), partition), partition_key] as const,
    ),
  });
}
