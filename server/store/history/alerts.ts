import type { Pool } from 'pg';
import type { Alert } from '#protocol/alert';
import type { AlertCursor, AlertQuery } from '#server/store-port';
import { readSnapshot } from './reader';

const COLUMNS = `
  a.id, s.sensor_id AS "sensorId", a.kind, a.severity, a.threshold_celsius AS "thresholdCelsius",
  a.opened_at_ms AS "openedAtMs", a.opened_celsius AS "openedCelsius", a.peak_celsius AS "peakCelsius", a.readings,
  a.ended_at_ms AS "endedAtMs", a.end_reason AS "endReason"`;

const STATES = { open: 'a.ended_at_ms IS NULL', ended: 'a.ended_at_ms IS NOT NULL', all: 'TRUE' } as const;

/** Newest first; one more than asked for is read to know whether there is a next page. */
export async function readAlerts(
  pool: Pool,
  query: AlertQuery,
): Promise<{ alerts: Alert[]; next: AlertCursor | null }> {
  const { text, values } = statement(query);
  const found = await readSnapshot(pool, (ask) => ask<Alert>(text, values));
  const alerts = found.slice(0, query.limit);
  const last = alerts.at(-1);
  return { alerts, next: last && found.length > alerts.length ? [last.openedAtMs, last.id] : null };
}

/** Only the conditions that are asked for: with all of them in one, no index would serve any. */
function statement({ state, sensorId, fromMs, toMs, limit, after }: AlertQuery) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = [STATES[state]];
  if (sensorId !== null)
    where.push(`a.sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = ${put(sensorId)})`);
  if (fromMs !== null) where.push(`(a.ended_at_ms IS NULL OR a.ended_at_ms >= ${put(fromMs)})`);
  if (toMs !== null) where.push(`a.opened_at_ms < ${put(toMs)}`);
  if (after !== null) where.push(`(a.opened_at_ms, a.id) < (${put(after[0])}, ${put(after[1])})`);
  const text = `
    SELECT ${COLUMNS} FROM alerts a JOIN sensors s USING (sensor_key) WHERE ${where.join(' AND ')}
    ORDER BY a.opened_at_ms DESC, a.id DESC LIMIT ${put(limit + 1)}`;
  return { text, values };
}
