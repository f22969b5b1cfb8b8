import type { Point, SensorSnapshot } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';

/** Points a browser keeps of one sensor: twenty minutes at one a second, more than the live chart spans. */
export const MAX_POINTS = 1200;

/** Cut only so many late, because each cut copies the rest. */
export const CUT_AT = MAX_POINTS + 200;

/** One sensor as this browser knows it. A new object whenever anything of it changed. */
export type LiveSensor = {
  sensorId: string;
  /** Its own; null: the default holds. */
  threshold: Threshold | null;
  /** Ordinal of `points[0]`; n = firstN + index, without holes. */
  firstN: number;
  /** Oldest first, newest last, bounded. May be empty. */
  points: readonly Point[];
  /**
   * What is still known from before a hole (the server restarted, or this browser was away longer than the server
   * remembers): shown as past, never joined to `points` by a line. Oldest first; mostly empty.
   */
  earlier: readonly Point[];
};

/** The newest point there is, even from before a hole; null when none was ever heard. */
export function latestPoint(sensor: LiveSensor): Point | null {
  return sensor.points.at(-1) ?? sensor.earlier.at(-1) ?? null;
}

/** A sensor as a snapshot or a first reading brings it. */
export function newSensor({ sensorId, threshold, firstN, recent }: SensorSnapshot): LiveSensor {
  return bounded({ sensorId, threshold, firstN, points: recent, earlier: NONE });
}

/** The sensor with the points of one frame; points it has already are dropped. */
export function withPoints(sensor: LiveSensor, firstN: number, points: readonly Point[]): LiveSensor {
  const nextN = sensor.firstN + sensor.points.length;
  if (firstN > nextN || sensor.points.length === 0) return afterHole(sensor, firstN, points);
  const fresh = points.slice(nextN - firstN);
  return fresh.length === 0 ? sensor : bounded({ ...sensor, points: sensor.points.concat(fresh) });
}

/** The sensor as a new snapshot tells it, with the older points this browser still has. */
export function withSnapshot(sensor: LiveSensor, snapshot: SensorSnapshot): LiveSensor {
  const next = { ...sensor, threshold: snapshot.threshold };
  if (!continues(sensor, snapshot)) return afterHole(next, snapshot.firstN, snapshot.recent);
  const older = sensor.points.slice(0, Math.max(0, snapshot.firstN - sensor.firstN));
  return bounded({ ...next, firstN: snapshot.firstN - older.length, points: older.concat(snapshot.recent) });
}

/** A sensor the restarted server has not heard yet: what was known of it is the past. */
export function asPast(sensor: LiveSensor): LiveSensor {
  return afterHole({ ...sensor, threshold: null }, 1, NONE);
}

const NONE: readonly Point[] = [];

// A database that was lost or put back numbers anew, so the same n must also be the same reading. A snapshot may end
// earlier: what was shown and not stored before a restart is read, and sent, once more.
function continues(sensor: LiveSensor, { firstN, recent }: SensorSnapshot): boolean {
  const nextN = sensor.firstN + sensor.points.length;
  const sharedN = Math.max(firstN, sensor.firstN);
  if (sensor.points.length === 0 || recent.length === 0 || firstN > nextN) return false;
  if (sharedN === nextN) return true;
  return isSamePoint(sensor.points[sharedN - sensor.firstN], recent[sharedN - firstN]);
}

function isSamePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

// Readings heard again after a restart would lie over their first trace: only what was measured before stays.
function afterHole(sensor: LiveSensor, firstN: number, points: readonly Point[]): LiveSensor {
  const known = sensor.earlier.concat(sensor.points);
  const startMs = points[0]?.[0] ?? Number.POSITIVE_INFINITY;
  return bounded({ ...sensor, firstN, points, earlier: known.filter(([measuredAtMs]) => measuredAtMs < startMs) });
}

function bounded(sensor: LiveSensor): LiveSensor {
  const count = sensor.points.length;
  if (count + sensor.earlier.length <= CUT_AT) return sensor;
  const excess = Math.max(0, count - MAX_POINTS);
  const earlier = count >= MAX_POINTS ? NONE : sensor.earlier.slice(count - MAX_POINTS);
  return { ...sensor, points: sensor.points.slice(excess), earlier, firstN: sensor.firstN + excess };
}
