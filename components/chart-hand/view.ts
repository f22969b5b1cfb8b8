import type { TimeWindow } from '../chart/live-span';

/** Narrower shows one reading or none; nothing is kept for much longer. In ms. */
export const SHORTEST_MS = 2_000;
export const LONGEST_MS = 400 * 86_400_000;

/** Readings claim no earlier time. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);

/** The window made `factor` times as long; what lies at `aboutMs` stays where it is, unless the future begins there. */
export function zoomed(
  { fromMs, toMs }: TimeWindow,
  { aboutMs, factor, nowMs }: { aboutMs: number; factor: number; nowMs: number },
): TimeWindow {
  const spanMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (toMs - fromMs) * factor));
  const part = (aboutMs - fromMs) / (toMs - fromMs);
  return within({ fromMs: aboutMs - part * spanMs, spanMs, latestMs: Math.max(nowMs, toMs) });
}

/** The window as long as it is, by so much later; negative: earlier. Neither before all readings nor into the future. */
export function panned({ fromMs, toMs }: TimeWindow, { byMs, nowMs }: { byMs: number; nowMs: number }): TimeWindow {
  return within({ fromMs: fromMs + byMs, spanMs: toMs - fromMs, latestMs: Math.max(nowMs, toMs) });
}

// Whole milliseconds, as the address has them.
function within({ fromMs, spanMs, latestMs }: { fromMs: number; spanMs: number; latestMs: number }): TimeWindow {
  const startMs = Math.round(Math.max(EARLIEST_MS, Math.min(fromMs, latestMs - spanMs)));
  return { fromMs: startMs, toMs: startMs + Math.round(spanMs) };
}
