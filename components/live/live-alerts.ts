import type { Alert } from '#protocol/alert';

/** How long an ended alert stays known, as long as the server's snapshots name it. */
export const ENDED_KEPT_MS = 10 * 60_000;

export type LiveAlerts = ReadonlyMap<string, Alert>;

/** The alerts with the changed ones in their new state; kinds this page does not know are left out. */
export function withAlerts(alerts: LiveAlerts, changed: readonly Alert[]): LiveAlerts {
  const next = new Map(alerts);
  for (const alert of changed) if (isKnownKind(alert)) next.set(alert.id, alert);
  return next;
}

/** Without the open alerts of these sensors, which are no longer there. */
export function withoutOpenOf(alerts: LiveAlerts, sensorIds: readonly string[]): LiveAlerts {
  const gone = new Set(sensorIds);
  return kept(alerts, (alert) => alert.endedAtMs !== null || !gone.has(alert.sensorId));
}

/** Without those that ended longer ago than they are kept. The same map where nothing changed. */
export function withoutLongEnded(alerts: LiveAlerts, serverNowMs: number): LiveAlerts {
  return kept(alerts, ({ endedAtMs }) => endedAtMs === null || serverNowMs - endedAtMs <= ENDED_KEPT_MS);
}

/** Only those that ended: what outlives a restart of the server. */
export function endedOnly(alerts: LiveAlerts): LiveAlerts {
  return kept(alerts, ({ endedAtMs }) => endedAtMs !== null);
}

function isKnownKind({ kind }: Alert): boolean {
  return kind === 'high' || kind === 'low';
}

function kept(alerts: LiveAlerts, isKept: (alert: Alert) => boolean): LiveAlerts {
  const entries = [...alerts].filter(([, alert]) => isKept(alert));
  return entries.length === alerts.size ? alerts : new Map(entries);
}
