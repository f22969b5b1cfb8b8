import type { ClientBase } from 'pg';
import type { Alert } from '#protocol/alert';
import { ALERT_COLUMNS, ALERTS } from '../alert-columns';

/** As long as the board shows them, and as many. */
const ENDED_SHOWN_MS = 10 * 60_000;
const MAX_ENDED = 1000;
const MAX_UNSEEN = 1000;

/** Every open alert, in order of opening. */
export async function loadOpen(client: ClientBase): Promise<Alert[]> {
  const { rows } = await client.query<Alert>(
    `SELECT ${ALERT_COLUMNS} FROM ${ALERTS} WHERE a.ended_at_ms IS NULL ORDER BY a.opened_at_ms, a.id`,
  );
  return rows;
}

/**
 * Of each sensor, kind and severity the latest alert that ended and that nobody has acknowledged: the newest thousand,
 * oldest first.
 */
export async function loadUnseen(client: ClientBase): Promise<Alert[]> {
  const { rows } = await client.query<Alert>(
    `SELECT * FROM (
       SELECT DISTINCT ON (sensor_key, a.kind, a.severity) ${ALERT_COLUMNS} FROM ${ALERTS}
       WHERE a.acknowledged_at_ms IS NULL AND a.ended_at_ms IS NOT NULL
       ORDER BY sensor_key, a.kind, a.severity, a.opened_at_ms DESC, a.id DESC
     ) AS latest ORDER BY "openedAtMs" DESC, id DESC LIMIT ${MAX_UNSEEN}`,
  );
  return rows.reverse();
}

/** Alerts that ended lately by the server's clock, oldest end first. */
export async function loadEnded(client: ClientBase, nowMs: number): Promise<{ alert: Alert; toldAtMs: number }[]> {
  const { rows } = await client.query<Alert & { toldAtMs: number }>(
    `SELECT ${ALERT_COLUMNS}, a.told_at_ms AS "toldAtMs" FROM ${ALERTS}
     WHERE a.ended_at_ms IS NOT NULL AND a.told_at_ms > $1 ORDER BY a.told_at_ms DESC LIMIT ${MAX_ENDED}`,
    [nowMs - ENDED_SHOWN_MS],
  );
  return rows.reverse().map(({ toldAtMs, ...alert }) => ({ alert, toldAtMs }));
}
