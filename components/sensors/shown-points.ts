import { isBelieved } from '#protocol/believed';
import type { Point } from '#protocol/frame';
import { liveSpanMs } from '../chart/live-span';
import { rhythmMs } from './rhythm';

/** What a tile sums up: the latest readings and their extremes, °C. */
export type ShownPoints = { points: readonly Point[]; spanMs: number; low: number; high: number };

/**
 * The readings of the live span, as far as this browser has them, of those that are believed; null without any.
 * `errorValues`: what the sensor sends when it has no reading, °C.
 */
export function shownPoints(points: readonly Point[], errorValues: readonly number[]): ShownPoints | null {
  const latest = points.at(-1);
  if (latest === undefined) return null;
  const fromMs = latest[0] - liveSpanMs(rhythmMs(points), null);
  const shown = points.filter(
    ([atMs, celsius], index) => atMs >= fromMs && isBelieved(celsius, points[index - 1]?.[1] ?? null, errorValues),
  );
  if (shown.length === 0) return null;
  const celsius = shown.map((point) => point[1]);
  const firstMs = shown.reduce((firstMs, [measuredAtMs]) => Math.min(firstMs, measuredAtMs), latest[0]);
  return { points: shown, spanMs: latest[0] - firstMs, low: Math.min(...celsius), high: Math.max(...celsius) };
}
