import type { Point } from '#protocol/frame';

/** The latest points of one sensor, packed three numbers a point, so that keeping many costs the collector nothing. */
export type RecentPoints = { packed: Float64Array; count: number };

// A chart's width of points for each sensor, and a snapshot of some 2 MB for all of them.
const MAX_POINTS_PER_SENSOR = 300;
const MAX_POINTS_IN_ALL = 60_000;

const NUMBERS_PER_POINT = 3;
const FIRST_CAPACITY = 4;

/** How many points of each sensor are given out when there are `sensorCount`: an even share. */
export function pointsPerSensor(sensorCount: number): number {
  return Math.min(MAX_POINTS_PER_SENSOR, Math.floor(MAX_POINTS_IN_ALL / Math.max(1, sensorCount)));
}

export function createRecentPoints(): RecentPoints {
  return { packed: new Float64Array(FIRST_CAPACITY * NUMBERS_PER_POINT), count: 0 };
}

/** Appends a point; keeps at least the last `share` and never much more than twice as many. */
export function appendPoint(recent: RecentPoints, point: Point, share: number): void {
  if (recent.count * NUMBERS_PER_POINT === recent.packed.length) trimPoints(recent, share);
  const at = recent.count * NUMBERS_PER_POINT;
  recent.packed[at] = point[0];
  recent.packed[at + 1] = point[1];
  recent.packed[at + 2] = point[2] ?? Number.NaN;
  recent.count += 1;
}

/** Gives back the memory of all but the last `share` points and makes room for as many again. */
export function trimPoints(recent: RecentPoints, share: number): void {
  const kept = Math.min(recent.count, share);
  const from = (recent.count - kept) * NUMBERS_PER_POINT;
  const to = recent.count * NUMBERS_PER_POINT;
  const length = Math.max(FIRST_CAPACITY, 2 * kept) * NUMBERS_PER_POINT;
  if (length === recent.packed.length) {
    recent.packed.copyWithin(0, from, to);
  } else {
    const packed = new Float64Array(length);
    packed.set(recent.packed.subarray(from, to));
    recent.packed = packed;
  }
  recent.count = kept;
}

/** The last `share` points at most, oldest first. */
export function lastPoints(recent: RecentPoints, share: number): Point[] {
  const points: Point[] = [];
  for (let i = Math.max(0, recent.count - share); i < recent.count; i += 1) points.push(pointAt(recent, i));
  return points;
}

function pointAt({ packed }: RecentPoints, index: number): Point {
  const at = index * NUMBERS_PER_POINT;
  const average = packed[at + 2] as number;
  return [packed[at] as number, packed[at + 1] as number, Number.isNaN(average) ? null : average];
}
