import type { AlertRules } from '#protocol/alert-rules';

/** Before so many readings nobody knows how often a sensor speaks. */
const KNOWN_AFTER_READINGS = 20;
/** Nobody is told of a silence shorter than this, however often the sensor speaks. In ms. */
const SHORTEST_SILENCE_MS = 60_000;
const MISSED_INTERVALS = 3;
/** Readings closer than this came in one go, as gateways send them: they say nothing about how often it speaks. */
const ONE_GO_MS = 1000;

/** How often a sensor is heard, in ms, after a pause of `pauseMs` between two of its records; outages count little. */
export function nextInterval(intervalMs: number | null, pauseMs: number): number | null {
  if (pauseMs < ONE_GO_MS) return intervalMs;
  if (intervalMs === null) return pauseMs;
  return intervalMs + (Math.min(pauseMs, 4 * intervalMs) - intervalMs) / 8;
}

/** After which silence a sensor is overdue, in ms; null: it is never, or nobody knows yet. */
export function overdueAfterMs(
  { isOn, afterMs }: AlertRules['noData'],
  { n, intervalMs }: { n: number; intervalMs: number | null },
): number | null {
  if (!isOn) return null;
  if (afterMs !== null) return afterMs;
  if (n < KNOWN_AFTER_READINGS) return null;
  return Math.max(SHORTEST_SILENCE_MS, MISSED_INTERVALS * (intervalMs ?? ONE_GO_MS));
}

/** A value says nothing about the time after it for longer than this, in ms, where no silence is told. */
export const TRUSTED_MS = 10 * 60_000;
