/** A device's clock that is further off is worth a word; in ms. */
const SAY_FROM_MS = 30_000;
/** Below this the word is taken back: not at once, or it would come and go. */
const SAY_UNTIL_MS = 20_000;
/** What was said stays true enough for so long: it is rounded, and nobody reads a figure that changes. */
const SAME_WITHIN_MS = 45_000;

const MINUTE_MS = 60_000;
const TEN_SECONDS_MS = 10_000;

/**
 * How far this device's clock is ahead of the server's, in ms, rounded to be said; negative: behind; null: not worth a
 * word. `said`: what was said so far.
 */
export function nextSkew(said: number | null, clockOffsetMs: number): number | null {
  const aheadMs = -clockOffsetMs;
  const distanceMs = Math.abs(aheadMs);
  if (distanceMs < SAY_UNTIL_MS || (said === null && distanceMs <= SAY_FROM_MS)) return null;
  if (said !== null && Math.abs(aheadMs - said) <= SAME_WITHIN_MS) return said;
  const unitMs = distanceMs < MINUTE_MS ? TEN_SECONDS_MS : MINUTE_MS;
  return Math.sign(aheadMs) * Math.round(distanceMs / unitMs) * unitMs;
}
