const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Spans people think in, in ms. */
const SPANS_MS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * MINUTE_MS);
const WIDEST_MS = 48 * HOUR_MS;

/** Fewer readings do not make a line, in the middle of what a span should hold. */
const READINGS = 60;

/** While the shown span holds between so many readings it stays, so that a rhythm near a border does not swing it. */
const FEWEST = 40;
const MOST_OF_WIDER = 150;

/**
 * How much time the live chart shows, in ms: five minutes for a reading a second, hours for a slow sensor.
 * `shownMs` is what it shows now, null at first.
 */
export function liveSpanMs(rhythmMs: number | null, shownMs: number | null): number {
  const everyMs = rhythmMs ?? 1000;
  const isFitting = shownMs !== null && shownMs / everyMs >= FEWEST && shownMs / everyMs <= MOST_OF_WIDER;
  if (isFitting) return shownMs;
  return SPANS_MS.find((spanMs) => spanMs >= READINGS * everyMs) ?? WIDEST_MS;
}

/** The chart's ends, epoch ms. */
export type TimeWindow = { fromMs: number; toMs: number };

/**
 * What the live chart shows. It ends now, or later where a sensor's clock runs ahead; for a sensor whose last reading
 * is older than the whole span it ends just after that reading, for an empty chart tells nothing.
 */
export function liveWindow(latestMs: number | null, { spanMs, nowMs }: { spanMs: number; nowMs: number }): TimeWindow {
  const isLongAgo = latestMs !== null && nowMs - latestMs > spanMs;
  const endMs = isLongAgo ? latestMs + spanMs / 20 : Math.max(nowMs, latestMs ?? nowMs);
  return { fromMs: endMs - spanMs, toMs: endMs };
}
