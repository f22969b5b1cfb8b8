import type { Alert } from '#protocol/alert';
import { type CommandResult, command } from './request';

/** What somebody adds to what they do. */
type Noted = { note?: string };

/** Somebody has seen it. Each single command answers the alert as it is then. */
export function acknowledgeAlert(alertId: string, noted: Noted = {}): Promise<CommandResult<Alert>> {
  return command(`${path(alertId)}/acknowledge`, { method: 'POST', body: noted });
}

/** As many as one command takes. */
export const MOST_AT_ONCE = 1_000;

/** Many at once; only the first of those that one command takes. */
export function acknowledgeAlerts(alertIds: readonly string[]): Promise<CommandResult<{ alerts: Alert[] }>> {
  return command('/api/alerts/acknowledge', { method: 'POST', body: { alertIds: alertIds.slice(0, MOST_AT_ONCE) } });
}

/** Quiet for so long from now, in ms. */
export function snoozeAlert(alertId: string, snooze: Noted & { forMs: number }): Promise<CommandResult<Alert>> {
  return command(`${path(alertId)}/snooze`, { method: 'POST', body: snooze });
}

/** Rings again at once. */
export function endSnooze(alertId: string): Promise<CommandResult<Alert>> {
  return command(`${path(alertId)}/snooze`, { method: 'DELETE' });
}

export function addAlertNote(alertId: string, note: string): Promise<CommandResult<Alert>> {
  return command(`${path(alertId)}/notes`, { method: 'POST', body: { note } });
}

function path(alertId: string): string {
  return `/api/alerts/${encodeURIComponent(alertId)}`;
}
