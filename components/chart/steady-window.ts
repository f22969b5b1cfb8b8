import { clockStepMs } from './decimate';
import type { TimeWindow } from './live-span';

/** A chart that goes on moves by about so many pixels at once: axes cost more to draw anew than the lines between them. */
const STRIDE_PX = 12;

/**
 * The window to draw where `wanted` is to be seen: the shown one while it holds all of that, else one that has room for what comes next. It
 * ends on a step of the clock.
 */
export function steadyWindow(shown: TimeWindow | null, { wanted, widthPx }: { wanted: TimeWindow; widthPx: number }) {
  const spanMs = wanted.toMs - wanted.fromMs;
  const strideMs = clockStepMs((spanMs * STRIDE_PX) / Math.max(widthPx, STRIDE_PX));
  const roomMs = shown === null ? -1 : shown.toMs - wanted.toMs;
  if (shown !== null && shown.toMs - shown.fromMs === spanMs && roomMs >= 0 && roomMs < strideMs) return shown;
  const toMs = Math.ceil(wanted.toMs / strideMs) * strideMs;
  return { fromMs: toMs - spanMs, toMs };
}
