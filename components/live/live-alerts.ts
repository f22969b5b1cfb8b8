import type { Alert } from '#protocol/alert';
import { isKnownKind, latestBySlot, slotOf } from './alert-slot';

/** How long an ended alert stays known though nobody has to see it any more, as long as snapshots name it. */
export const ENDED_KEPT_MS = 10 * 60_000;

export type LiveAlerts = ReadonlyMap<string, Alert>;

/** The alerts with the changed ones in their new state; kinds this page does not know are left out. */
export function withAlerts(alerts: LiveAlerts, changed: readonly Alert[]): LiveAlerts {
  const next = new Map(alerts);
  for (const alert of changed) if (isKnownKind(alert.kind)) next.set(alert.id, alert);
  return next;
}

/** Without the open alerts of these sensors, which are no longer there. */
export function withoutOpenOf(alerts: LiveAlerts, sensorIds: readonly string[]): LiveAlerts {
  const gone = new Set(sensorIds);
  return kept(alerts, (alert) => alert.endedAtMs !== null || !gone.has(alert.sensorId));
}

/** Without those that ended longer ago than they are kept, whether anybody saw them or not. */
export function withoutLongEnded(alerts: LiveAlerts, serverNowMs: number): LiveAlerts {
  return kept(alerts, (alert) => !isLongEnded(alert, serverNowMs));
}

/**
 * Without what nobody has to see any more and what ended long ago. Of a sensor that comes and goes the latest
 * episode stands for all. The same map where nothing changed.
 */
export function withoutForgotten(alerts: LiveAlerts, serverNowMs: number): LiveAlerts {
  const isAnyLong = [...alerts.values()].some((alert) => isLongEnded(alert, serverNowMs));
  if (!isAnyLong) return alerts;
  const latest = latestBySlot(alerts.values());
  const isUnseen = (alert: Alert) => alert.acknowledgedAtMs === null && latest.get(slotOf(alert)) === alert;
  return kept(alerts, (alert) => !isLongEnded(alert, serverNowMs) || isUnseen(alert));
}

/** Only those that ended: what outlives a restart of the server. */
export function endedOnly(alerts: LiveAlerts): LiveAlerts {
  return kept(alerts, ({ endedAtMs }) => endedAtMs !== null);
}

function isLongEnded({ endedAtMs }: Alert, serverNowMs: number): boolean {
  return endedAtMs !== null && serverNowMs - endedAtMs > ENDED_KEPT_MS;
}

function kept(alerts: LiveAlerts, isKept: (alert: Alert) => boolean): LiveAlerts {
  const entries = [...alerts].filter(([, alert]) => isKept(alert));
  return entries.length === alerts.size ? alerts : new Map(entries);
}
