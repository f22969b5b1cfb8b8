import type { Alert } from '#protocol/alert';

/** Of each sensor, kind and severity the latest alert that ended and that nobody has acknowledged. */
export type UnseenAlerts = Map<string, Alert>;

/** More would be more than a page can show; the rest is in the list of alerts. */
const MAX_UNSEEN = 1000;

/** Those of one name are acknowledged together. */
export function unseenName({ sensorId, kind, severity }: Pick<Alert, 'sensorId' | 'kind' | 'severity'>): string {
  return `${sensorId}/${kind}/${severity}`;
}

/** Remembers an alert that ended if nobody has seen it and no later one waits. */
export function keepUnseen(unseen: UnseenAlerts, alert: Alert): void {
  const name = unseenName(alert);
  const held = unseen.get(name);
  if (alert.acknowledgedAtMs !== null) {
    if (held?.id === alert.id) unseen.delete(name);
    return;
  }
  if (held !== undefined && isLater(held, alert)) return;
  unseen.delete(name);
  unseen.set(name, alert);
  const oldest = unseen.keys().next();
  if (unseen.size > MAX_UNSEEN && !oldest.done) unseen.delete(oldest.value);
}

function isLater(one: Alert, other: Alert): boolean {
  return one.openedAtMs > other.openedAtMs || (one.openedAtMs === other.openedAtMs && one.id > other.id);
}
