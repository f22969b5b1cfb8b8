import { TRUSTED_MS } from './alerts/rhythm';

/** What is known of a span of one sensor: how many readings, since when, and for how long they tell what it was. */
export type Coverage = { readings: number; fromMs: number | null; coveredMs: number };

/**
 * Counts readings given in order of measuring. Each tells of the time until the next one, for ten minutes at most: who
 * speaks less often leaves holes.
 */
export function createCoverage(toMs: number): { take(measuredAtMs: number): void; end(): Coverage } {
  let [readings, coveredMs] = [0, 0];
  let [fromMs, lastMs]: [number | null, number | null] = [null, null];
  const cover = (untilMs: number) => {
    if (lastMs !== null) coveredMs += Math.max(0, Math.min(untilMs - lastMs, TRUSTED_MS));
  };
  return {
    take(measuredAtMs) {
      cover(measuredAtMs);
      readings += 1;
      fromMs ??= measuredAtMs;
      lastMs = measuredAtMs;
    },
    end() {
      cover(toMs);
      return { readings, fromMs, coveredMs };
    },
  };
}
