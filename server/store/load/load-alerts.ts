import type { ClientBase } from 'pg';
import type { Alert } from '#protocol/alert';
import { ALERT_COLUMNS, type AlertRow, toAlert } from '../alert-row';

/** As long as the board shows them, and as many. */
const ENDED_SHOWN_MS = 10 * 60_000;
const MAX_ENDED = 1000;

/** The open alert of each sensor that has one, by sensor key. */
export async function loadOpen(client: ClientBase): Promise<ReadonlyMap<number, Alert>> {
  const { rows } = await client.query<AlertRow>(
    `SELECT ${ALERT_COLUMNS} FROM alerts a JOIN sensors s USING (sensor_key) WHERE a.ended_at_ms IS NULL`,
  );
  return new Map(rows.map((row) => [row.sensor_key, toAlert(row)]));
}

/** Alerts that ended lately by the server's clock, oldest end first. */
export async function loadEnded(client: ClientBase, nowMs: number): Promise<{ alert: Alert; toldAtMs: number }[]> {
  const { rows } = await client.query<AlertRow>(
    `SELECT ${ALERT_COLUMNS} FROM alerts a JOIN sensors s USING (sensor_key)
     WHERE a.ended_at_ms IS NOT NULL AND a.told_at_ms > $1 ORDER BY a.told_at_ms DESC LIMIT ${MAX_ENDED}`,
    [nowMs - ENDED_SHOWN_MS],
  );
  return rows.reverse().map((row) => ({ alert: toAlert(row), toldAtMs: row.told_at_ms }));
}
