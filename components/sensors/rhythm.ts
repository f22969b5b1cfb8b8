import type { Point } from '#protocol/frame';

/** Intervals looked at: enough for a steady median, few enough that a changed rhythm is soon believed. */
const INTERVALS = 30;

/** Nobody is told of a silence shorter than this, however fast the sensor. */
const MIN_SILENCE_MS = 60_000;

/** One late reading is jitter, two are bad luck, three are silence. */
const MISSED_READINGS = 3;

/** The usual time between a sensor's readings, in ms: the median of its latest intervals; null before there is one. */
export function rhythmMs(points: readonly Point[]): number | null {
  const latest = points.slice(-INTERVALS - 1).map(([measuredAtMs]) => measuredAtMs);
  const inOrder = latest.sort((a, b) => a - b);
  const intervals = inOrder.slice(1).map((ms, index) => ms - (inOrder[index] ?? ms));
  const apart = intervals.filter((ms) => ms > 0).sort((a, b) => a - b);
  return apart[apart.length >> 1] ?? null;
}

/** What a rhythm is taken from: readings, or where they do not tell, how often the server says it is heard. */
export type Rhythmic = { points: readonly Point[]; intervalMs: number | null };

/** True when a silence of so many ms is longer than this sensor's own rhythm explains. */
export function isPastRhythm({ points, intervalMs }: Rhythmic, silenceMs: number): boolean {
  return silenceMs > MIN_SILENCE_MS && silenceMs > MISSED_READINGS * (rhythmMs(points) ?? intervalMs ?? 0);
}
