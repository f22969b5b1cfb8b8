import type { Alert } from '#protocol/alert';

/** True for an alert that asks for somebody: open, not acknowledged, not snoozed. `nowMs` is the server's, epoch ms. */
export function isRinging(alert: Alert, nowMs: number): boolean {
  const { endedAtMs, acknowledgedAtMs, snoozedUntilMs } = alert;
  return endedAtMs === null && acknowledgedAtMs === null && (snoozedUntilMs === null || snoozedUntilMs <= nowMs);
}

/** The alerts that ring, heaviest first. */
export function ringing(alerts: Iterable<Alert>, nowMs: number): Alert[] {
  return [...alerts].filter((alert) => isRinging(alert, nowMs)).sort(heaviestFirst);
}

/** Critical before warning, then the oldest. */
export function heaviestFirst(a: Alert, b: Alert): number {
  const bySeverity = Number(a.severity === 'warning') - Number(b.severity === 'warning');
  return bySeverity || a.openedAtMs - b.openedAtMs || (a.id < b.id ? -1 : 1);
}
