import type { Point } from '#protocol/frame';
import type { History } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';
import type { LiveSensor } from '../live/live-sensor';

/** The last ordinal this browser heard of a sensor; 0: none. */
export function lastN({ firstN, points }: LiveSensor): number {
  return points.length === 0 ? 0 : firstN + points.length - 1;
}

/** The live points that a history does not contain. */
export function liveTail({ firstN, points }: LiveSensor, { throughN }: Pick<History, 'throughN'>): readonly Point[] {
  const skipped = throughN - firstN + 1;
  return skipped <= 0 ? points : points.slice(skipped);
}

/** True when readings are missing between a history and the live points: the browser keeps only its latest. */
export function hasHole({ firstN, points }: LiveSensor, { throughN }: Pick<History, 'throughN'>): boolean {
  return points.length > 0 && firstN > throughN + 1;
}

/** Points looked at for when a browser's memory begins: a late reading alone does not tell. */
const FIRST_POINTS = 10;

/** True when the live points alone are all there is in a window. */
export function coversWindow({ firstN, points, earlier }: LiveSensor, { fromMs }: TimeWindow): boolean {
  if (points.length === 0 || earlier.length > 0) return false;
  const first = points.slice(0, FIRST_POINTS);
  return firstN === 1 || (first.length === FIRST_POINTS && first.every(([atMs]) => atMs <= fromMs));
}

/** When the newest reading was measured: the last of the log is not it where readings come late. Null: there is none. */
export function newestMs({ points, earlier }: LiveSensor): number | null {
  let newest = earlier.at(-1)?.[0] ?? null;
  for (const [atMs] of points) if (newest === null || atMs > newest) newest = atMs;
  return newest;
}
