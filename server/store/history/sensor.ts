import type { Query } from './reader';

/** `n` is the ordinal of its last live reading. */
export type KnownSensor = { sensorKey: number; n: number };

/** Null where no such sensor was ever stored. */
export async function findSensor(query: Query, sensorId: string): Promise<KnownSensor | null> {
  const sql = 'SELECT sensor_key AS "sensorKey", n FROM sensors WHERE sensor_id = $1';
  const [sensor] = await query<KnownSensor>(sql, [sensorId]);
  return sensor ?? null;
}
