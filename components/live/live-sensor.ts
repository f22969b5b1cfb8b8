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
  /** Where it stands by the overview, beyond `points`; null: `points` goes as far as anybody told. */
  ahead: { n: number; point: Point } | null;
  /** How often it is usually heard, in ms, as the server knows it; null: only its points can tell. */
  intervalMs: number | null;
};

/** The newest point there is, even from before a hole; null when none was ever heard. */
export function latestPoint(sensor: LiveSensor): Point | null {
  return sensor.ahead?.point ?? sensor.points.at(-1) ?? sensor.earlier.at(-1) ?? null;
}

/** The newest point of the server that runs now; null: it told none yet. */
export function latestLive({ ahead, points }: LiveSensor): Point | null {
  return ahead?.point ?? points.at(-1) ?? null;
}

/** The ordinal of the newest reading this browser was told of; 0: of none. */
export function latestN({ ahead, firstN, points }: LiveSensor): number {
  return ahead?.n ?? (points.length === 0 ? 0 : firstN + points.length - 1);
}

/** A sensor as a snapshot or a first reading brings it. */
export function newSensor({ sensorId, threshold, firstN, recent, intervalMs = null }: SensorSnapshot): LiveSensor {
  return bounded({ sensorId, threshold, firstN, points: recent, earlier: NONE, ahead: null, intervalMs });
}

/** The sensor with the points of one frame; points it has already are dropped. */
export function withPoints(sensor: LiveSensor, firstN: number, points: readonly Point[]): LiveSensor {
  const nextN = sensor.firstN + sensor.points.length;
  if (firstN > nextN || sensor.points.length === 0) return afterHole(sensor, firstN, points);
  const fresh = points.slice(nextN - firstN);
  return fresh.length === 0 ? sensor : bounded(caughtUp({ ...sensor, points: sensor.points.concat(fresh) }));
}

/** The sensor standing where the overview says, its points as they were: they are told again when it is watched. */
export function withLatest(sensor: LiveSensor, n: number, point: Point): LiveSensor {
  return n > latestN(sensor) ? { ...sensor, ahead: { n, point } } : sensor;
}

/**
 * The sensor as a new snapshot tells it that names of its points the latest alone. Those this browser has stay, unless the numbers show that
 * they are of another time.
 */
export function withStanding(sensor: LiveSensor, snapshot: SensorSnapshot): LiveSensor {
  const { threshold, intervalMs = null, firstN, recent } = snapshot;
  const next =
    sensor.threshold === threshold && sensor.intervalMs === intervalMs ? sensor : { ...sensor, threshold, intervalMs };
  const point = recent[0];
  if (point === undefined || sensor.points.length === 0) return withSnapshot(next, snapshot);
  if (firstN > latestN(sensor)) return withLatest(next, firstN, point);
  const isSame = firstN === latestN(sensor) && isSamePoint(latestLive(sensor) ?? undefined, point);
  return isSame ? next : withSnapshot(next, snapshot);
}

/** The sensor as a new snapshot tells it, with the older points this browser still has. */
export function withSnapshot(sensor: LiveSensor, snapshot: SensorSnapshot): LiveSensor {
  const next = { ...sensor, threshold: snapshot.threshold, intervalMs: snapshot.intervalMs ?? null };
  if (!continues(sensor, snapshot)) return afterHole(next, snapshot.firstN, snapshot.recent);
  const older = sensor.points.slice(0, Math.max(0, snapshot.firstN - sensor.firstN));
  const points = older.concat(snapshot.recent);
  return bounded({ ...next, firstN: snapshot.firstN - older.length, points, ahead: null });
}

/** A sensor the restarted server has not heard yet: what was known of it is the past. */
export function asPast(sensor: LiveSensor): LiveSensor {
  return afterHole({ ...sensor, threshold: null }, 1, NONE);
}

const NONE: readonly Point[] = [];

function caughtUp(sensor: LiveSensor): LiveSensor {
  const { ahead, firstN, points } = sensor;
  return ahead !== null && ahead.n < firstN + points.length ? { ...sensor, ahead: null } : sensor;
}

// A database that was lost or put back numbers anew, so the same n must also be the same reading. A snapshot may end
// earlier: what was shown and not stored before a restart is read, and sent, once more.
function continues(sensor: LiveSensor, { firstN, recent }: SensorSnapshot): boolean {
  const nextN = sensor.firstN + sensor.points.length;
  const sharedN = Math.max(firstN, sensor.firstN);
  // That the numbers follow on proves nothing: a sensor forgotten and heard anew meanwhile may have come just as far.
  if (sensor.points.length === 0 || recent.length === 0 || sharedN >= nextN) return false;
  return isSamePoint(sensor.points[sharedN - sensor.firstN], recent[sharedN - firstN]);
}

function isSamePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

// Readings heard again after a restart would lie over their first trace: only what was measured before stays.
function afterHole(sensor: LiveSensor, firstN: number, points: readonly Point[]): LiveSensor {
  const known = sensor.earlier.concat(sensor.points);
  const startMs = points[0]?.[0] ?? Number.POSITIVE_INFINITY;
  const earlier = known.filter(([measuredAtMs]) => measuredAtMs < startMs);
  return bounded({ ...sensor, firstN, points, earlier, ahead: null });
}

function bounded(sensor: LiveSensor): LiveSensor {
  const count = sensor.points.length;
  if (count + sensor.earlier.length <= CUT_AT) return sensor;
  const excess = Math.max(0, count - MAX_POINTS);
  const earlier = count >= MAX_POINTS ? NONE : sensor.earlier.slice(count - MAX_POINTS);
  return { ...sensor, points: sensor.points.slice(excess), earlier, firstN: sensor.firstN + excess };
}
