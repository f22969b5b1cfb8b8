import type { Alert, AlertKind, EndReason } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';
import type { AlertChange } from './change';

/** A reading and where it stood in the log. `logId` is safe in a URL. */
export type HeardReading = {
  sensorId: string;
  celsius: number;
  measuredAtMs: number;
  logId: string;
  partition: number;
  offset: number;
};

/** The alert that is open now, and what happened to alerts on the way, in order. */
export type Judgement = { open: Alert | null; steps: readonly AlertChange[] };

/** What a sensor is held against, and the version that made it so. */
export type VersionedLimits = ThresholdLimits & { version: number };

/** A reading older than this says too little of now for a new threshold to act on it. */
export const FRESH_READING_MS = 10 * 60_000;

const CALM: Judgement = { open: null, steps: [] };

type Excess = { kind: AlertKind; limitCelsius: number };

/** Which limit a temperature is beyond; `null` for neither. Exactly on a limit is not beyond it. */
function excessOf(celsius: number, { high, low }: ThresholdLimits): Excess | null {
  if (high !== null && celsius > high) return { kind: 'high', limitCelsius: high };
  if (low !== null && celsius < low) return { kind: 'low', limitCelsius: low };
  return null;
}

/** Holds a sensor's next reading against its limits. Times of the steps are the reading's. */
export function judgeReading(open: Alert | null, reading: HeardReading, limits: VersionedLimits): Judgement {
  const excess = excessOf(reading.celsius, limits);
  if (open === null && excess === null) return CALM;
  if (open !== null && open.kind === excess?.kind) {
    const grown = grow(open, reading.celsius);
    return { open: grown, steps: [{ alert: grown, isStep: false }] };
  }
  return turn(open, excess, { reading, version: limits.version, atMs: reading.measuredAtMs, reason: 'back' });
}

/**
 * Holds a sensor's last reading against new limits at `nowMs`. A reading of ten minutes or older decides nothing: the
 * next one will. An alert that is still beyond stays as it is.
 */
export function judgeThreshold(
  open: Alert | null,
  reading: HeardReading,
  { limits, nowMs }: { limits: VersionedLimits; nowMs: number },
): Judgement {
  const excess = excessOf(reading.celsius, limits);
  const isStale = nowMs - reading.measuredAtMs >= FRESH_READING_MS;
  if (isStale || open?.kind === excess?.kind) return { open, steps: [] };
  return turn(open, excess, { reading, version: limits.version, atMs: nowMs, reason: 'threshold' });
}

/** The alert as it ended; never before it opened, even when a late reading or a wrong clock ends it. */
export function endAlert(alert: Alert, { reason, atMs }: { reason: EndReason; atMs: number }): Alert {
  return { ...alert, endedAtMs: Math.max(alert.openedAtMs, atMs), endReason: reason };
}

type Turn = { reading: HeardReading; version: number; atMs: number; reason: EndReason };

function turn(open: Alert | null, excess: Excess | null, { reading, version, atMs, reason }: Turn): Judgement {
  const steps: AlertChange[] = [];
  if (open !== null) steps.push({ alert: endAlert(open, { reason, atMs }), isStep: true });
  if (excess === null) return { open: null, steps };
  const opened = openAlert(reading, excess, { version, atMs });
  steps.push({ alert: opened, isStep: true });
  return { open: opened, steps };
}

function openAlert(
  { sensorId, celsius, logId, partition, offset }: HeardReading,
  { kind, limitCelsius }: Excess,
  { version, atMs }: { version: number; atMs: number },
): Alert {
  return {
    id: `${logId}-${partition}-${offset}-${kind}-${version}`,
    sensorId,
    kind,
    severity: 'critical',
    thresholdCelsius: limitCelsius,
    openedAtMs: atMs,
    openedCelsius: celsius,
    peakCelsius: celsius,
    readings: 1,
    endedAtMs: null,
    endReason: null,
  };
}

function grow(alert: Alert, celsius: number): Alert {
  const farthest = alert.kind === 'high' ? Math.max : Math.min;
  // Field by field: this runs for each reading of an alert, and spreading costs a microsecond.
  return {
    id: alert.id,
    sensorId: alert.sensorId,
    kind: alert.kind,
    severity: alert.severity,
    thresholdCelsius: alert.thresholdCelsius,
    openedAtMs: alert.openedAtMs,
    openedCelsius: alert.openedCelsius,
    peakCelsius: farthest(alert.peakCelsius, celsius),
    readings: alert.readings + 1,
    endedAtMs: alert.endedAtMs,
    endReason: alert.endReason,
  };
}
