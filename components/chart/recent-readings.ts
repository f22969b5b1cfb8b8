import type { LiveSensor } from '../live/live-sensor';

/** A reading as a row of the table. */
export type ReadingRow = { n: number; measuredAtMs: number; celsius: number; average: number | null };

/** The sensor's latest readings, newest first, in the order of the log. */
export function recentReadings({ points, firstN }: LiveSensor, most: number): ReadingRow[] {
  const skipped = Math.max(0, points.length - most);
  return points
    .slice(skipped)
    .map(([measuredAtMs, celsius, average], index) => ({ n: firstN + skipped + index, measuredAtMs, celsius, average }))
    .reverse();
}
