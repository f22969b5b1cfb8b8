import { liveWindow, type TimeWindow } from '../chart/live-span';
import { LAST_MS, type Range } from './range';

export type WindowInput = {
  /** What `Live` spans, by the sensor's rhythm. */
  liveSpanMs: number;
  /** The newest reading known; null: none. */
  newestMs: number | null;
  nowMs: number;
};

/** What a range spans now. One that ends now reaches on to a reading from ahead of the clock. */
export function rangeWindow(range: Range, { liveSpanMs, newestMs, nowMs }: WindowInput): TimeWindow {
  if (range.kind === 'fixed') return { fromMs: range.fromMs, toMs: range.toMs };
  if (range.kind === 'live') return liveWindow(newestMs, { spanMs: liveSpanMs, nowMs });
  const toMs = Math.max(nowMs, newestMs ?? nowMs);
  return { fromMs: toMs - LAST_MS[range.name], toMs };
}
