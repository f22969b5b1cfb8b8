import type { Alert, AlertKind } from '#protocol/alert';

/** What there can be one open alert of at a time; acknowledging one is acknowledging the earlier ones of its slot. */
export function slotOf({ sensorId, kind, severity, cause }: Alert): string {
  return `${kind} ${severity} ${cause} ${sensorId}`;
}

/** The latest alert of each slot. */
export function latestBySlot(alerts: Iterable<Alert>): ReadonlyMap<string, Alert> {
  const latest = new Map<string, Alert>();
  for (const alert of alerts) {
    const known = latest.get(slotOf(alert));
    if (known === undefined || alert.openedAtMs >= known.openedAtMs) latest.set(slotOf(alert), alert);
  }
  return latest;
}

/** The kinds this page knows. */
const KINDS: Record<AlertKind, true> = {
  high: true,
  low: true,
  'exposure-high': true,
  'exposure-low': true,
  'no-data': true,
  fault: true,
  feed: true,
};

export function isKnownKind(kind: string): kind is AlertKind {
  return Object.hasOwn(KINDS, kind);
}
