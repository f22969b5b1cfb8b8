import type { Point } from '#protocol/frame';
import type { History } from '#protocol/history';
import { decimate } from '../chart/decimate';
import type { TimeWindow } from '../chart/live-span';
import { gapMs, inOrder, splitAtGaps, type TracedReading, type TraceRow, traceOf, withBreaks } from '../chart/trace';
import type { LiveSensor } from '../live/live-sensor';
import { rhythmMs } from '../sensors/rhythm';
import { historyRhythmMs } from './history-rhythm';
import { coversWindow, hasHole, liveTail } from './live-tail';
import { stepRows } from './step-rows';

export type SpanTraceInput = {
  sensor: LiveSensor | undefined;
  /** Stored readings of about this window. */
  history: History | null;
  window: TimeWindow;
  bucketMs: number;
  nowMs: number;
};

/** How a trace was made: of readings, or of steps of time so long. `gapMs`: a silence longer than this breaks it. */
export type SpanTrace = { rows: TraceRow[]; stepMs: number; gapMs: number };

/** Stored and live readings as one line: each once, without a seam, broken where none are. */
export function spanTrace(input: SpanTraceInput): SpanTrace {
  const { sensor, history, window } = input;
  if (history === null || (sensor !== undefined && coversWindow(sensor, window))) return liveTrace(input);
  const tail = sensor === undefined ? [] : liveTail(sensor, history);
  if (history.stepMs > 0) return stepRows({ ...input, history, tail });
  return rawTrace({ ...input, history, tail });
}

function liveTrace({ sensor, window, bucketMs }: SpanTraceInput): SpanTrace {
  if (sensor === undefined) return { rows: [], stepMs: 0, gapMs: gapMs(null) };
  const { points, earlier } = sensor;
  const longestMs = gapMs(rhythmMs(points.length > 1 ? points : earlier));
  const until = untilOf(window, longestMs);
  const shape = { gapMs: longestMs, bucketMs, fromMs: window.fromMs - longestMs };
  const rows = traceOf({ ...shape, points: points.filter(until), earlier: earlier.filter(until) });
  return { rows, stepMs: 0, gapMs: longestMs };
}

// A little more than is seen, so that the line leaves at the edge.
function untilOf({ toMs }: TimeWindow, longestMs: number): (point: Point) => boolean {
  return ([atMs]) => atMs <= toMs + longestMs;
}

type RawInput = SpanTraceInput & { history: History; tail: readonly Point[] };

function rawTrace({ sensor, history, tail, window, bucketMs }: RawInput): SpanTrace {
  const storedMs = gapMs(storedRhythmMs(history) ?? rhythmMs(tail));
  const liveMs = gapMs(rhythmMs(sensor?.points ?? []));
  const longestMs = Math.max(storedMs, liveMs);
  const isNear = ({ atMs }: TracedReading) => atMs >= window.fromMs - longestMs && atMs <= window.toMs + longestMs;
  const stored = inOrder([...lostOf(sensor, history), ...history.points.map(asPoint)].sort(byTime)).filter(isNear);
  const live = inOrder(tail).filter(isNear);
  const pieces = joined(splitAtGaps(stored, storedMs), splitAtGaps(live, liveMs), {
    longestMs,
    isBroken: sensor !== undefined && hasHole(sensor, history),
  });
  return { rows: withBreaks(pieces.map((piece) => decimate(piece, bucketMs))), stepMs: 0, gapMs: longestMs };
}

function storedRhythmMs({ points }: History): number | null {
  return historyRhythmMs(
    points.map(([atMs]) => ({ atMs, count: 1 })),
    0,
  );
}

function asPoint([atMs, mean, , , , average]: History['points'][number]): Point {
  return [atMs, mean, average];
}

function byTime(a: Point, b: Point): number {
  return a[0] - b[0];
}

// What this browser heard and the server lost before it was stored: after all that is stored, before what is live.
function lostOf(sensor: LiveSensor | undefined, { points }: History): Point[] {
  const lastMs = points.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY;
  return sensor === undefined ? [] : sensor.earlier.filter(([atMs]) => atMs > lastMs);
}

type Pieces = TracedReading[][];

function joined(stored: Pieces, live: Pieces, seam: { longestMs: number; isBroken: boolean }): Pieces {
  const lastMs = stored.at(-1)?.at(-1)?.atMs;
  const firstMs = live[0]?.[0]?.atMs;
  if (lastMs === undefined || firstMs === undefined) return [...stored, ...live];
  // A late live reading belongs among the stored ones.
  if (firstMs < lastMs) return splitAtGaps([...stored.flat(), ...live.flat()].sort(byAtMs), seam.longestMs);
  if (seam.isBroken || firstMs - lastMs > seam.longestMs) return [...stored, ...live];
  const [first = [], ...later] = live;
  return [...stored.slice(0, -1), [...(stored.at(-1) ?? []), ...first], ...later];
}

function byAtMs(a: TracedReading, b: TracedReading): number {
  return a.atMs - b.atMs;
}
