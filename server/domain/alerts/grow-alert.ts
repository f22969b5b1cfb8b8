import type { Alert } from '#protocol/alert';
import type { PendingState } from './alert-state';

/**
 * The alert after one more reading beyond, which is on no way back. Field by field: V8 takes half a microsecond to spread
 * an alert, and this happens with every reading while one is open.
 */
export function growAlert(alert: Alert, peakCelsius: number | null): Alert {
  return {
    id: alert.id,
    sensorId: alert.sensorId,
    kind: alert.kind,
    severity: alert.severity,
    thresholdCelsius: alert.thresholdCelsius,
    afterMs: alert.afterMs,
    cause: alert.cause,
    sinceMs: alert.sinceMs,
    openedAtMs: alert.openedAtMs,
    openedCelsius: alert.openedCelsius,
    peakCelsius,
    readings: alert.readings + 1,
    backSinceMs: null,
    endedAtMs: alert.endedAtMs,
    endReason: alert.endReason,
    acknowledgedAtMs: alert.acknowledgedAtMs,
    acknowledgedBy: alert.acknowledgedBy,
    snoozedUntilMs: alert.snoozedUntilMs,
  };
}

/** What is pending after one more reading beyond. */
export function growPending(
  pending: PendingState,
  { celsius, peakCelsius }: Pick<PendingState, 'celsius' | 'peakCelsius'>,
): PendingState {
  return {
    kind: pending.kind,
    severity: pending.severity,
    thresholdCelsius: pending.thresholdCelsius,
    version: pending.version,
    sinceMs: pending.sinceMs,
    lastingMs: pending.lastingMs,
    origin: pending.origin,
    celsius,
    peakCelsius,
    readings: pending.readings + 1,
  };
}
