import type { Alert, AlertStep, EndReason } from '#protocol/alert';
import { NEW_ALERT } from '#protocol/new-alert';
import type { AlertChange } from './alert-change';
import type { Origin } from './alert-state';

type Opening = Pick<Alert, 'sensorId' | 'kind' | 'sinceMs' | 'openedAtMs'> &
  Partial<Alert> & { origin: Origin; version: string };

/** An alert that opens. Its id says which record began it and which settings it broke: one history, one id. */
export function openAlert({ origin, version, ...opening }: Opening): AlertChange {
  const { logId, partition, offset } = origin;
  const alert: Alert = {
    thresholdCelsius: null,
    openedCelsius: null,
    peakCelsius: opening.openedCelsius ?? null,
    readings: 0,
    ...NEW_ALERT,
    ...opening,
    id: `${logId}-${partition}-${offset}-${slotOf({ ...NEW_ALERT, ...opening })}-${version}`,
  };
  return {
    alert,
    isStep: true,
    step: stepOf(alert, { kind: 'opened', atMs: alert.openedAtMs, celsius: alert.openedCelsius }),
  };
}

/** What there can be one open alert of at a time for a sensor. */
export function slotOf({ kind, severity, cause }: Pick<Alert, 'kind' | 'severity' | 'cause'>): string {
  if (cause !== null) return `${kind}-${cause}`;
  return severity === 'warning' && (kind === 'high' || kind === 'low') ? `${kind}-warning` : kind;
}

type Ending = { reason: EndReason; atMs: number; by?: string | null; celsius?: number | null };

/**
 * The alert as it ended; never before it opened, even when a late reading or a wrong clock ends it. Nobody has to
 * acknowledge what a person ended, or what somebody had snoozed until then.
 */
export function endAlert(alert: Alert, { reason, atMs, by = null, celsius = null }: Ending): AlertChange {
  const endedAtMs = Math.max(alert.openedAtMs, atMs);
  const { acknowledgedAtMs, acknowledgedBy, snoozedUntilMs } = alert;
  const isSnoozed = snoozedUntilMs !== null && endedAtMs < snoozedUntilMs;
  const isSeen = acknowledgedAtMs !== null || isSnoozed || reason !== 'back';
  const ended: Alert = {
    ...alert,
    endedAtMs,
    endReason: reason,
    acknowledgedAtMs: acknowledgedAtMs ?? (isSeen ? endedAtMs : null),
    acknowledgedBy: isSeen ? (acknowledgedBy ?? by) : null,
    snoozedUntilMs: null,
  };
  return { alert: ended, isStep: true, step: stepOf(ended, { kind: 'ended', atMs: endedAtMs, by, celsius }) };
}

/** Something that happened to an alert, to be kept. */
export function stepOf({ id }: Alert, step: Pick<AlertStep, 'kind' | 'atMs'> & Partial<AlertStep>): AlertStep {
  return { by: null, note: null, untilMs: null, celsius: null, ...step, alertId: id };
}
