const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Steps that a person can read off an axis; beyond a week each is twice the one before. */
const LADDER_MS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 7].map((count) => count * DAY_MS),
];

/** A stretch of time, epoch ms: `fromMs` is in it, `toMs` is not. */
export type Span = { fromMs: number; toMs: number };

/**
 * The smallest round step, not below `unitMs`, that cuts the span into at most `points` pieces; pieces are aligned to
 * absolute time, so that the same question asked a moment later is cut at the same places.
 */
export function stepFor(span: Span, { points, unitMs }: { points: number; unitMs: number }): number {
  const fits = (stepMs: number) => stepMs >= unitMs && piecesOf(span, stepMs) <= points;
  const found = LADDER_MS.find(fits);
  if (found !== undefined) return found;
  let stepMs = 14 * DAY_MS;
  while (!fits(stepMs)) stepMs *= 2;
  return stepMs;
}

function piecesOf({ fromMs, toMs }: Span, stepMs: number): number {
  return Math.floor((toMs - 1) / stepMs) - Math.floor(fromMs / stepMs) + 1;
}

export const floorTo = (ms: number, unitMs: number): number => Math.floor(ms / unitMs) * unitMs;
export const ceilTo = (ms: number, unitMs: number): number => Math.ceil(ms / unitMs) * unitMs;

/**
 * A span as whole hours and what is left of it before and after them. Within a single hour all of it is `head`; empty
 * pieces begin where they end.
 */
export function cutAtHours({ fromMs, toMs }: Span): { head: Span; hours: Span; tail: Span } {
  const firstMs = Math.min(ceilTo(fromMs, HOUR_MS), toMs);
  const lastMs = Math.max(floorTo(toMs, HOUR_MS), firstMs);
  return {
    head: { fromMs, toMs: firstMs },
    hours: { fromMs: firstMs, toMs: lastMs },
    tail: { fromMs: lastMs, toMs },
  };
}
