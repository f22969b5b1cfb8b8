import type { Alert } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';
import { latestBySlot, slotOf } from '../live/alert-slot';
import { COUNTED_MS, REPEATS_FROM, ROW_KEPT_MS, sinceOfRun } from './episodes';
import { isUnseen, type RowState, stateOf, weightOf } from './row-state';

/** One sensor's worst, as one row of the strip. Times are the server's, epoch ms. */
export type AlertRow = {
  /** Empty for the feed, which is no sensor's. */
  sensorId: string;
  /** The worst of its alerts, its limit as it is now while it is open. */
  alert: Alert;
  state: RowState;
  /** When it opened; of episodes with less than a row's stay between them, the first. */
  sinceMs: number;
  /** The last reading, °C; where none is known, the farthest beyond. */
  celsius: number | null;
  /** Like it, in the last ten minutes. */
  episodes: number;
  /** True when it comes and goes: its place and words must not change with every reading. */
  isRepeating: boolean;
  /** Other open alerts of this sensor. */
  others: number;
  /** What acknowledging the row acknowledges: what it says, and what is over. */
  toAcknowledge: readonly string[];
  /** The same with other open alerts, which the row only counts. */
  allToAcknowledge: readonly string[];
};

/** `warning`: early limits; null: none. */
export type SensorNow = {
  celsius: number | null;
  threshold: ThresholdLimits | null;
  warning: ThresholdLimits | null;
};

export type AlertRowsInput = {
  alerts: Iterable<Alert>;
  /** What is known of a sensor now; undefined where it is gone. */
  sensorNow(sensorId: string): SensorNow | undefined;
  nowMs: number;
};

/**
 * The rows of the strip: what rings, then what was not seen, then what somebody has; critical before warnings, what a
 * temperature does before sensors that tell none; the oldest.
 */
export function alertRows({ alerts, sensorNow, nowMs }: AlertRowsInput): AlertRow[] {
  const rows: AlertRow[] = [];
  for (const [sensorId, known] of bySensor(alerts)) {
    const row = rowOf(known, { now: sensorNow(sensorId), nowMs });
    if (row !== null) rows.push(row);
  }
  return rows.sort((a, b) => byPlace(a, b) || a.sinceMs - b.sinceMs || (a.sensorId < b.sensorId ? -1 : 1));
}

function bySensor(alerts: Iterable<Alert>): Map<string, Alert[]> {
  const known = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const own = known.get(alert.sensorId);
    if (own === undefined) known.set(alert.sensorId, [alert]);
    else own.push(alert);
  }
  return known;
}

function byPlace(a: AlertRow, b: AlertRow): number {
  return (
    placeOf(a) - placeOf(b) ||
    Number(a.alert.severity === 'warning') - Number(b.alert.severity === 'warning') ||
    Number(isOfSensing(a.alert)) - Number(isOfSensing(b.alert))
  );
}

/** A few sensors that went silent long ago must not hide what warms now; a feed that stands still hides everything. */
function isOfSensing({ kind }: Alert): boolean {
  return kind === 'no-data' || kind === 'fault';
}

function placeOf({ state, isRepeating }: AlertRow): number {
  if (state === 'rings' || state === 'unseen') return state === 'rings' || isRepeating ? 0 : 1;
  return state !== 'ended' || isRepeating ? 2 : 3;
}

function rowOf(
  alerts: readonly Alert[],
  { now, nowMs }: { now: SensorNow | undefined; nowMs: number },
): AlertRow | null {
  const latest = [...latestBySlot(alerts).values()].filter((alert) => isShown(alert, nowMs));
  const [worst] = latest.sort((a, b) => weightOf(a, nowMs) - weightOf(b, nowMs) || b.openedAtMs - a.openedAtMs);
  if (worst === undefined) return null;
  const episodes = alerts
    .filter((one) => slotOf(one) === slotOf(worst) && nowMs - (one.endedAtMs ?? nowMs) <= COUNTED_MS)
    .sort((a, b) => a.openedAtMs - b.openedAtMs);
  const isRepeating = episodes.length >= REPEATS_FROM;
  const unseen = latest.filter((alert) => isUnseen(alert, nowMs));
  return {
    sensorId: worst.sensorId,
    alert: withLimitOfNow(worst, now),
    state: stateOf(worst, nowMs),
    sinceMs: isRepeating ? sinceOfRun(episodes) : worst.openedAtMs,
    celsius: now?.celsius ?? worst.peakCelsius,
    episodes: episodes.length,
    isRepeating,
    others: latest.filter((alert) => alert !== worst && alert.endedAtMs === null).length,
    toAcknowledge: unseen.filter((alert) => alert === worst || alert.endedAtMs !== null).map(({ id }) => id),
    allToAcknowledge: unseen.map(({ id }) => id),
  };
}

function isShown(alert: Alert, nowMs: number): boolean {
  if (alert.endedAtMs === null) return true;
  if (alert.endReason === 'removed') return false;
  return isUnseen(alert, nowMs) || nowMs - alert.endedAtMs < ROW_KEPT_MS;
}

function withLimitOfNow(alert: Alert, now: SensorNow | undefined): Alert {
  const { kind, severity, endedAtMs, thresholdCelsius } = alert;
  if (endedAtMs !== null || (kind !== 'high' && kind !== 'low')) return alert;
  const limits = severity === 'critical' ? now?.threshold : now?.warning;
  return { ...alert, thresholdCelsius: limits?.[kind] ?? thresholdCelsius };
}
