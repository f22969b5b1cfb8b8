import type { Point } from '#protocol/frame';
import type { Step } from '../history/fold';
import { decimate } from './decimate';

/** One place on the chart, in °C; both null where the line is broken. `step`: what it is an extreme of. */
export type TraceRow = { atMs: number; celsius: number | null; average: number | null; step?: Step };

/** A reading with the average of its window, null where there is none. */
export type TracedReading = { atMs: number; celsius: number; average: number | null };

export type TraceInput = {
  points: readonly Point[];
  /** From before a hole: shown, never joined to `points`. */
  earlier: readonly Point[];
  fromMs: number;
  /** A silence longer than this is a gap. */
  gapMs: number;
  bucketMs: number;
};

/** Faster sensors are not cut to pieces by a breath. In ms. */
const MIN_GAP_MS = 5_000;

/** How much silence breaks the line of a sensor with this rhythm, in ms. */
export function gapMs(rhythmMs: number | null): number {
  return Math.max(MIN_GAP_MS, 3 * (rhythmMs ?? 0));
}

/** What the chart draws, in order of time, thinned, with a break at each gap whatever the thinning. */
export function traceOf({ points, earlier, ...shape }: TraceInput): TraceRow[] {
  return withBreaks([...piecesOf(earlier, shape), ...piecesOf(points, shape)]);
}

/** The pieces one after the other, with a break between them. */
export function withBreaks(pieces: readonly (readonly TraceRow[])[]): TraceRow[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    return before === undefined ? piece : [breakBetween(before, piece), ...piece];
  });
}

function piecesOf(points: readonly Point[], shape: Omit<TraceInput, 'points' | 'earlier'>): TracedReading[][] {
  const shown = inOrder(points).filter(({ atMs }) => atMs >= shape.fromMs);
  return splitAtGaps(shown, shape.gapMs).map((piece) => decimate(piece, shape.bucketMs));
}

/**
 * In order of measuring. A late reading belongs where it was measured; its average belongs to when it came in, so it
 * borrows its neighbour's and the line of averages has no tooth.
 */
export function inOrder(points: readonly Point[]): TracedReading[] {
  let latestMs = Number.NEGATIVE_INFINITY;
  const marked = points.map(([atMs, celsius, average]) => {
    const isLate = atMs < latestMs;
    latestMs = Math.max(latestMs, atMs);
    return { reading: { atMs, celsius, average }, isLate };
  });
  if (!marked.some(({ isLate }) => isLate)) return marked.map(({ reading }) => reading);
  marked.sort((a, b) => a.reading.atMs - b.reading.atMs);
  let neighbour: number | null = null;
  return marked.map(({ reading, isLate }) => {
    if (isLate) return { ...reading, average: neighbour };
    neighbour = reading.average;
    return reading;
  });
}

/** Pieces between which there is a silence longer than `longestMs`. */
export function splitAtGaps<T extends { atMs: number }>(readings: readonly T[], longestMs: number): T[][] {
  const pieces: T[][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const reading of readings) {
    const piece = pieces.at(-1);
    if (piece === undefined || reading.atMs - lastMs > longestMs) pieces.push([reading]);
    else piece.push(reading);
    lastMs = reading.atMs;
  }
  return pieces;
}

// In the middle: whoever points there is told that there is nothing.
function breakBetween(before: readonly TraceRow[], after: readonly TraceRow[]): TraceRow {
  const fromMs = before.at(-1)?.atMs ?? 0;
  return { atMs: (fromMs + (after[0]?.atMs ?? fromMs)) / 2, celsius: null, average: null };
}
