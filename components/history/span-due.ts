import type { TimeWindow } from '../chart/live-span';
import type { LiveSensor } from '../live/live-sensor';
import type { KnownSpan } from './known-span';
import { coversWindow, hasHole, lastN } from './live-tail';
import type { Range } from './range';

/** What became of asking for one range of one sensor. Times are the server's, epoch ms. */
export type Asked = {
  span: KnownSpan | null;
  /** Null while an answer is out. */
  endedAtMs: number | null;
  /** Tries in a row without an answer. */
  failures: number;
  /** What the answer was true for: another link, threshold or store makes it old. */
  epoch: string;
};

export type DueInput = {
  range: Range;
  window: TimeWindow;
  sensor: LiveSensor | undefined;
  epoch: string;
  nowMs: number;
};

/** Waits between tries while the server cannot tell, in ms; the last one from then on. */
const RETRIES_MS = [2_000, 5_000, 10_000, 20_000];

/** Half of what a browser keeps of a sensor: then there is time to ask before the seam opens. */
const LONG_TAIL = 600;

/** Neither a new epoch nor an open seam is asked for more often, however fast they come. */
const AGAIN_MS = 2_000;

/** A range is asked for again after this part of it, within limits: enough for a step of it to fill. */
const REFRESHES = 60;
const REFRESH_MS = { min: 30_000, max: 300_000 };

/** True when the server should be asked (again) for a range. */
export function isDue(asked: Asked | undefined, input: DueInput): boolean {
  if (asked === undefined) return true;
  if (asked.endedAtMs === null) return false;
  const sinceMs = Math.abs(input.nowMs - asked.endedAtMs);
  if (asked.failures > 0) return sinceMs >= (RETRIES_MS[asked.failures - 1] ?? Math.max(...RETRIES_MS));
  if (sinceMs < AGAIN_MS) return false;
  return asked.epoch !== input.epoch || isOutgrown(asked, input) || sinceMs >= refreshMs(asked, input);
}

function isOutgrown({ span }: Asked, { window, sensor, range }: DueInput): boolean {
  if (span === null || (range.kind !== 'fixed' && window.fromMs < span.fromMs)) return true;
  if (sensor === undefined || span.history === null || coversWindow(sensor, window)) return false;
  return hasHole(sensor, span.history) || lastN(sensor) - span.history.throughN > LONG_TAIL;
}

// What is over is told once, and what the browser has itself need not be told.
function refreshMs({ endedAtMs }: Asked, { range, window, sensor }: DueInput): number {
  const isOver = range.kind === 'fixed' && range.toMs < (endedAtMs ?? 0);
  if (isOver || (sensor !== undefined && coversWindow(sensor, window))) return Number.POSITIVE_INFINITY;
  const wantedMs = (window.toMs - window.fromMs) / REFRESHES;
  return Math.min(REFRESH_MS.max, Math.max(REFRESH_MS.min, wantedMs));
}
