import type { Alert } from '#protocol/alert';
import { type CommandResult, request } from './request';

/** Who does it (null: nobody said) and what they add. */
export type ActedBy = { by: string | null; note?: string };

/** Somebody has seen it. Each single command answers the alert as it is then. */
export function acknowledgeAlert(alertId: string, acted: ActedBy): Promise<CommandResult<Alert>> {
  return send('POST', `${path(alertId)}/acknowledge`, acted);
}

/** Many at once, at most a thousand. */
export function acknowledgeAlerts(
  alertIds: readonly string[],
  { by, note }: ActedBy,
): Promise<CommandResult<{ alerts: Alert[] }>> {
  return request('/api/alerts/acknowledge', { method: 'POST', by, body: { alertIds, note } });
}

/** Quiet for so long from now, in ms. */
export function snoozeAlert(
  alertId: string,
  { forMs, ...acted }: ActedBy & { forMs: number },
): Promise<CommandResult<Alert>> {
  return send('POST', `${path(alertId)}/snooze`, { ...acted, forMs });
}

/** Rings again at once. */
export function endSnooze(alertId: string, { by }: ActedBy): Promise<CommandResult<Alert>> {
  return request(`${path(alertId)}/snooze`, { method: 'DELETE', by });
}

export function addAlertNote(alertId: string, { by, note }: ActedBy & { note: string }): Promise<CommandResult<Alert>> {
  return send('POST', `${path(alertId)}/notes`, { by, note });
}

function send(
  method: 'POST',
  to: string,
  { by, ...body }: ActedBy & { forMs?: number },
): Promise<CommandResult<Alert>> {
  return request(to, { method, by, body });
}

function path(alertId: string): string {
  return `/api/alerts/${encodeURIComponent(alertId)}`;
}
