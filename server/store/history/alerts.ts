import type { Pool } from 'pg';
import type { Alert } from '#protocol/alert';
import type { AlertCursor, AlertQuery } from '#server/store-port';
import { ALERT_COLUMNS, ALERTS } from '../alert-columns';
import { readSnapshot } from './reader';

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

/** Those of these that are stored, in any order. */
export async function readAlertsById(pool: Pool, alertIds: readonly string[]): Promise<Alert[]> {
  if (alertIds.length === 0) return [];
  const text = `SELECT ${ALERT_COLUMNS} FROM ${ALERTS} WHERE a.id = ANY($1::text[])`;
  return readSnapshot(pool, (ask) => ask<Alert>(text, [alertIds]));
}

/** Only the conditions that are asked for: with all of them in one, no index would serve any. */
function statement(query: AlertQuery) {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const where = [STATES[query.state], ...ofWhat(query, put), ...ofWhen(query, put)];
  const text = `
    SELECT ${ALERT_COLUMNS} FROM ${ALERTS} WHERE ${where.join(' AND ')}
    ORDER BY a.opened_at_ms DESC, a.id DESC LIMIT ${put(query.limit + 1)}`;
  return { text, values };
}

/** The sensors whose latest word of a group is what follows. */
const MEMBERS = `SELECT scope_id FROM (
    SELECT DISTINCT ON (scope_id) scope_id, after FROM settings_changes WHERE scope = 'sensor'
    ORDER BY scope_id, version DESC
  ) said WHERE after->'details'->>'group'`;

type Put = (value: unknown) => string;

function ofWhat({ sensorId, group, kinds, severity, acknowledged }: AlertQuery, put: Put): string[] {
  const where: string[] = [];
  if (sensorId !== null)
    where.push(`a.sensor_key = (SELECT sensor_key FROM sensors WHERE sensor_id = ${put(sensorId)})`);
  if (group !== null) where.push(`s.sensor_id IN (${MEMBERS} = ${put(group)})`);
  if (kinds.length > 0) where.push(`a.kind = ANY(${put(kinds)}::text[])`);
  if (severity !== null) where.push(`a.severity = ${put(severity)}`);
  if (acknowledged !== null) where.push(`a.acknowledged_at_ms IS ${acknowledged ? 'NOT ' : ''}NULL`);
  return where;
}

function ofWhen({ fromMs, toMs, after }: AlertQuery, put: Put): string[] {
  const where: string[] = [];
  if (fromMs !== null) where.push(`(a.ended_at_ms IS NULL OR a.ended_at_ms >= ${put(fromMs)})`);
  if (toMs !== null) where.push(`a.opened_at_ms < ${put(toMs)}`);
  if (after !== null) where.push(`(a.opened_at_ms, a.id) < (${put(after[0])}, ${put(after[1])})`);
  return where;
}
