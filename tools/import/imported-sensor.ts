import type { Client } from 'pg';

/** Any number that nobody else locks: two imports at once number sensors and readings one after the other. */
const IMPORT_LOCK = 7_361_010;

export async function lockImports(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
}

/**
 * The key of a sensor, which an import makes where it was never heard: below zero, where the server's writer gives none.
 * A transaction of its own: while one is open that has made a sensor, the writer waits for it.
 */
export async function ensureSensor(client: Client, sensorId: string): Promise<number> {
  await client.query('BEGIN');
  try {
    await lockImports(client);
    const { rows } = await client.query<{ sensor_key: number }>(
      `INSERT INTO sensors (sensor_key, sensor_id, n, on_board)
       SELECT least(min(sensor_key), 0) - 1, $1, 0, false FROM sensors
       ON CONFLICT (sensor_id) DO UPDATE SET sensor_id = excluded.sensor_id RETURNING sensor_key`,
      [sensorId],
    );
    await client.query('COMMIT');
    return rows[0]?.sensor_key ?? 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
