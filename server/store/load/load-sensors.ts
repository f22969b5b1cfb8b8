import type { ClientBase } from 'pg';
import type { AlertState } from '#server/domain/alerts/alert-state';
import { joinLogId } from '#server/domain/log-id';

/** A sensor with its last reading. */
export type SensorRow = {
  sensorKey: number;
  sensorId: string;
  n: number;
  sinceN: number;
  isOnBoard: boolean;
  measuredAtMs: number;
  celsius: number;
  logId: string;
  partition: number;
  offset: number;
  clockMs: number;
  intervalMs: number | null;
  alertState: AlertState | null;
};

type Row = {
  sensor_key: number;
  sensor_id: string;
  n: number;
  since_n: number;
  on_board: boolean;
  measured_at_ms: number | null;
  celsius: number | null;
  log_offset: number | null;
  log_name: string | null;
  incarnation: number | null;
  partition: number | null;
  clock_ms: number | null;
  interval_ms: number | null;
  alert_state: AlertState | null;
};

/** Every sensor ever heard or imported, by name. */
export async function loadSensors(client: ClientBase): Promise<SensorRow[]> {
  const { rows } = await client.query<Row>(
    `SELECT s.sensor_key, s.sensor_id, s.n, s.since_n, s.on_board, s.measured_at_ms, s.celsius, s.log_offset,
       p.log_name, p.incarnation, p.partition, s.clock_ms, s.interval_ms, s.alert_state
     FROM sensors s LEFT JOIN log_partitions p USING (partition_key) ORDER BY s.sensor_id COLLATE "C"`,
  );
  return rows.map((row) => ({
    sensorKey: row.sensor_key,
    sensorId: row.sensor_id,
    n: row.n,
    sinceN: row.since_n,
    isOnBoard: row.on_board,
    measuredAtMs: row.measured_at_ms ?? 0,
    celsius: row.celsius ?? 0,
    logId: joinLogId({ name: row.log_name ?? '', incarnation: row.incarnation ?? 0 }),
    partition: row.partition ?? 0,
    offset: row.log_offset ?? 0,
    // Stored before sensors had a clock.
    clockMs: row.clock_ms ?? row.measured_at_ms ?? 0,
    intervalMs: row.interval_ms,
    alertState: row.alert_state,
  }));
}
