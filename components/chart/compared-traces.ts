import type { Compared } from '../compare/compared-places';
import { bestKnown } from '../history/known-span';
import type { SpanView } from '../history/span-store';
import { spanTrace } from '../history/span-trace';
import type { LiveSensor } from '../live/live-sensor';
import { type TemperatureUnit, toUnit } from '../words/celsius';
import type { TimeWindow } from './live-span';
import { nearestIndex } from './pointing';
import type { TraceRow } from './trace';

/** What is known of a compared sensor. The same object while nothing of it changed. */
export type ComparedMoment = Compared & { sensor: LiveSensor | undefined; view: SpanView; nowMs: number };

/** One place on a compared line, °C; null where it is broken. */
export type ComparedRow = { atMs: number; celsius: number | null };

/** A compared line, in order of time. */
export type ComparedTrace = Compared & {
  rows: readonly ComparedRow[];
  /** Those of `rows` with a gap on either side: no line would show them. */
  alone: readonly ComparedRow[];
  /** What lies farther from its readings is not known, in ms. */
  reachMs: number;
};

export type TraceShape = { window: TimeWindow; bucketMs: number };

/** One calm line: the average, a reading where there is none yet. */
export function comparedTrace(moment: ComparedMoment, { window, bucketMs }: TraceShape): ComparedTrace {
  const { sensorId, place, sensor, view, nowMs } = moment;
  const history = bestKnown(view, window)?.history ?? null;
  const { rows: trace, stepMs } = spanTrace({ sensor, history, window, bucketMs, nowMs });
  const rows = trace.map(comparedRow);
  const alone = rows.filter((row, index) => isKnown(row) && !isKnown(rows[index - 1]) && !isKnown(rows[index + 1]));
  return { sensorId, place, rows, alone, reachMs: Math.max(stepMs, usualMs(rows) * REACH, MIN_REACH_MS) };
}

/** So many usual distances from a reading it is still told there. */
const REACH = 2;
const MIN_REACH_MS = 2_500;

/** Makes the lines of some sensors; one whose sensor, history and time are the same is the same object. */
export function createComparedTraces() {
  let known: { moment: ComparedMoment; shape: TraceShape; trace: ComparedTrace }[] = [];
  let traces: readonly ComparedTrace[] = [];
  return (moments: readonly ComparedMoment[], shape: TraceShape): readonly ComparedTrace[] => {
    const made = moments.map((moment) => {
      const same = known.find((line) => line.moment === moment && isSame(line.shape, shape));
      return same ?? { moment, shape, trace: comparedTrace(moment, shape) };
    });
    const isSameAll = made.length === known.length && made.every((line, index) => line === known[index]);
    known = made;
    if (!isSameAll) traces = made.map(({ trace }) => trace);
    return traces;
  };
}

/** What the line says of a time, °C; null in a gap and beyond its ends. */
export function comparedAt({ rows, reachMs }: ComparedTrace, atMs: number): ComparedRow | null {
  const row = rows[nearestIndex(rows, atMs)];
  return row === undefined || row.celsius === null || Math.abs(row.atMs - atMs) > reachMs ? null : row;
}

/** The last that a line says up to a time, °C. */
export function comparedLast({ rows }: ComparedTrace, { toMs }: Pick<TimeWindow, 'toMs'>): ComparedRow | null {
  return rows.findLast(({ atMs, celsius }) => celsius !== null && atMs <= toMs) ?? null;
}

/** The first that a line says from a time on, °C. */
export function comparedFirst({ rows }: ComparedTrace, { fromMs }: Pick<TimeWindow, 'fromMs'>): ComparedRow | null {
  return rows.find(({ atMs, celsius }) => celsius !== null && atMs >= fromMs) ?? null;
}

/** What the lines span in a window, in the viewer's degrees; null where there is no reading of any. */
export function comparedExtremes(
  traces: readonly ComparedTrace[],
  { window: { fromMs, toMs }, unit }: { window: TimeWindow; unit: TemperatureUnit },
): { low: number; high: number } | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { rows } of traces)
    for (const { atMs, celsius } of rows) {
      if (celsius === null || atMs < fromMs || atMs > toMs) continue;
      low = Math.min(low, celsius);
      high = Math.max(high, celsius);
    }
  return low > high ? null : { low: toUnit(low, unit), high: toUnit(high, unit) };
}

function comparedRow({ atMs, celsius, average }: TraceRow): ComparedRow {
  return { atMs, celsius: average ?? celsius };
}

function isKnown(row: ComparedRow | undefined): boolean {
  return row !== undefined && row.celsius !== null;
}

// The median: a gap is no rhythm.
function usualMs(rows: readonly ComparedRow[]): number {
  const apart = rows.slice(1).map(({ atMs }, index) => atMs - (rows[index]?.atMs ?? atMs));
  return apart.sort((a, b) => a - b)[apart.length >> 1] ?? 0;
}

function isSame(a: TraceShape, b: TraceShape): boolean {
  return a.bucketMs === b.bucketMs && a.window.fromMs === b.window.fromMs && a.window.toMs === b.window.toMs;
}
