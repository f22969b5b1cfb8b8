import type { Alert } from '#protocol/alert';

/** Alerts that ended lately, by id, oldest end first, each with the server's time when it was told. */
export type EndedAlerts = Map<string, { alert: Alert; toldAtMs: number }>;

/** How long an ended alert is still shown to those who join. By the server's clock, so that a replay is shown too. */
const KEPT_MS = 10 * 60_000;

/** A sensor that flutters around its threshold must not fill the memory. */
const MAX_KEPT = 1000;

/** Remembers an alert that has just ended, and forgets those whose time is over. */
export function keepEnded(ended: EndedAlerts, alert: Alert, nowMs: number): void {
  ended.delete(alert.id);
  ended.set(alert.id, { alert, toldAtMs: nowMs });
  for (const [id, { toldAtMs }] of ended) {
    if (ended.size <= MAX_KEPT && nowMs - toldAtMs < KEPT_MS) break;
    ended.delete(id);
  }
}

/** Those that ended less than ten minutes before `nowMs`. */
export function endedLately(ended: EndedAlerts, nowMs: number): Alert[] {
  const alerts: Alert[] = [];
  for (const { alert, toldAtMs } of ended.values()) if (nowMs - toldAtMs < KEPT_MS) alerts.push(alert);
  return alerts;
}
