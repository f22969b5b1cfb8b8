import type { Alert, EndReason } from '#protocol/alert';
import type { ThresholdLimits } from '#protocol/threshold';

/** How long a row stays after its alert ended, in ms. */
export const ROW_KEPT_MS = 30_000;

/** Episodes counted, as far back as the page knows ended alerts. In ms. */
export const COUNTED_MS = 10 * 60_000;

/** From so many episodes on, a sensor comes and goes; the row counts them instead of telling each. */
const REPEATS_FROM = 3;

/** One sensor's worst, as one row of the strip. Times are the server's, epoch ms. */
export type AlertRow = {
  sensorId: string;
  /** The worst of its open alerts, or the one that ended last. */
  alert: Alert;
  /** Its open alerts that nobody has acknowledged or snoozed. */
  ringingIds: readonly string[];
  kind: 'high' | 'low';
  isOpen: boolean;
  /** When it opened; of episodes with less than a row's stay between them, the first. */
  sinceMs: number;
  endedAtMs: number | null;
  endReason: EndReason | null;
  /** The last reading, °C; where none is known, the farthest beyond. */
  celsius: number;
  thresholdCelsius: number;
  /** In the last ten minutes. */
  episodes: number;
  /** True when it comes and goes: its place and words must not change with every reading. */
  isRepeating: boolean;
};

export type SensorNow = { celsius: number | null; threshold: ThresholdLimits | null };

export type AlertRowsInput = {
  alerts: Iterable<Alert>;
  /** What is known of a sensor now; undefined where it is gone. */
  sensorNow(sensorId: string): SensorNow | undefined;
  nowMs: number;
};

/** The rows of the strip: what nobody has acknowledged first, then by severity, then the oldest. */
export function alertRows({ alerts, sensorNow, nowMs }: AlertRowsInput): AlertRow[] {
  const rows: AlertRow[] = [];
  for (const [sensorId, episodes] of recentBySensor(alerts, nowMs)) {
    const row = rowOf(episodes, sensorNow(sensorId));
    if (row.isOpen || nowMs - (row.endedAtMs ?? 0) < ROW_KEPT_MS) rows.push(row);
  }
  return rows.sort((a, b) => rank(a) - rank(b) || a.sinceMs - b.sinceMs || (a.sensorId < b.sensorId ? -1 : 1));
}

function rank({ isOpen, isRepeating, ringingIds, alert }: AlertRow): number {
  if (!isOpen && !isRepeating) return 4;
  return (ringingIds.length > 0 || isRepeating ? 0 : 2) + (alert.severity === 'critical' ? 0 : 1);
}

function recentBySensor(alerts: Iterable<Alert>, nowMs: number): Map<string, Alert[]> {
  const bySensor = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const isOld = alert.endedAtMs !== null && nowMs - alert.endedAtMs > COUNTED_MS;
    if (isOld || alert.endReason === 'removed') continue;
    const known = bySensor.get(alert.sensorId);
    if (known) known.push(alert);
    else bySensor.set(alert.sensorId, [alert]);
  }
  return bySensor;
}

function rowOf(unordered: readonly Alert[], now: SensorNow | undefined): AlertRow {
  const episodes = [...unordered].sort((a, b) => a.openedAtMs - b.openedAtMs);
  const last = episodes.at(-1) as Alert;
  const open = episodes.filter(({ endedAtMs }) => endedAtMs === null).sort((a, b) => weight(a) - weight(b));
  const worst = open[0] ?? last;
  const crossings = episodes.filter(isCrossing);
  const isRepeating = crossings.length >= REPEATS_FROM;
  return {
    sensorId: worst.sensorId,
    alert: worst,
    ringingIds: open.filter(isRinging).map(({ id }) => id),
    kind: worst.kind === 'low' ? 'low' : 'high',
    isOpen: worst.endedAtMs === null,
    sinceMs: isRepeating ? firstOfRun(crossings) : worst.openedAtMs,
    endedAtMs: worst.endedAtMs,
    endReason: worst.endReason,
    celsius: now?.celsius ?? worst.peakCelsius ?? 0,
    thresholdCelsius: limitNow(worst, now),
    episodes: crossings.length,
    isRepeating,
  };
}

/** Only these come and go with the readings themselves. */
function isCrossing({ kind, severity }: Alert): boolean {
  return severity === 'critical' && (kind === 'high' || kind === 'low');
}

function isRinging({ acknowledgedAtMs, snoozedUntilMs }: Alert): boolean {
  return acknowledgedAtMs === null && snoozedUntilMs === null;
}

function weight(alert: Alert): number {
  return (isRinging(alert) ? 0 : 4) + (alert.severity === 'critical' ? 0 : 2) + (isCrossing(alert) ? 0 : 1);
}

function limitNow({ kind, endedAtMs, thresholdCelsius }: Alert, now: SensorNow | undefined): number {
  const limit = kind === 'high' ? now?.threshold?.high : now?.threshold?.low;
  return endedAtMs === null ? (limit ?? thresholdCelsius ?? 0) : (thresholdCelsius ?? 0);
}

function firstOfRun(episodes: readonly Alert[]): number {
  let sinceMs = 0;
  let lastEndMs = Number.NEGATIVE_INFINITY;
  for (const { openedAtMs, endedAtMs } of episodes) {
    if (openedAtMs - lastEndMs > ROW_KEPT_MS) sinceMs = openedAtMs;
    lastEndMs = endedAtMs ?? openedAtMs;
  }
  return sinceMs;
}
