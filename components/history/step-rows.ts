import type { Point } from '#protocol/frame';
import type { History } from '#protocol/history';
import type { TimeWindow } from '../chart/live-span';
import { gapMs, type TraceRow, withBreaks } from '../chart/trace';
import { type Foldable, fold, type Step, together } from './fold';
import { historyRhythmMs } from './history-rhythm';

export type StepRowsInput = {
  history: History;
  /** Live points that the history does not contain. */
  tail: readonly Point[];
  window: TimeWindow;
  bucketMs: number;
  nowMs: number;
};

/** So many missing steps break the line; fewer may be readings that came just before and just after a border. */
const MISSING_STEPS = 2;

/**
 * Summed up history and the live tail as one line: the tail fills the very steps the history begins. A step is its
 * lowest and its highest, so that peaks survive, and its mean.
 */
export function stepRows({ history, tail, window, bucketMs, nowMs }: StepRowsInput): {
  rows: TraceRow[];
  stepMs: number;
  gapMs: number;
} {
  const all = fold([...history.points.map(asFoldable), ...tail.map(readingFoldable)], history.stepMs);
  const rhythmMs = historyRhythmMs(
    all.map(({ fromMs, count }) => ({ atMs: fromMs, count })),
    history.stepMs,
  );
  const longestMs = Math.max(history.stepMs * (MISSING_STEPS + 1), gapMs(rhythmMs) + 1);
  const near = all.filter((step) => step.toMs >= window.fromMs - longestMs && step.fromMs <= window.toMs + longestMs);
  const pieces = piecesOf(near, longestMs).map((piece) => thinned(piece, bucketMs));
  const rows = withBreaks(pieces.map((piece) => piece.flatMap((_, index) => rowsOf(piece, { index, nowMs }))));
  return { rows, stepMs: Math.max(history.stepMs, bucketMs), gapMs: longestMs };
}

function asFoldable([atMs, mean, low, high, count]: History['points'][number]): Foldable {
  return { atMs, mean, low, high, count };
}

function readingFoldable([atMs, celsius]: Point): Foldable {
  return { atMs, mean: celsius, low: celsius, high: celsius, count: 1 };
}

function piecesOf(steps: readonly Step[], longestMs: number): Step[][] {
  const pieces: Step[][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const piece = pieces.at(-1);
    if (piece === undefined || step.fromMs - lastMs >= longestMs) pieces.push([step]);
    else piece.push(step);
    lastMs = step.fromMs;
  }
  return pieces;
}

// Gaps were looked for before: what lies on both sides of one is never summed up together, and each sum reaches only as
// far as what is in it.
function thinned(piece: readonly Step[], bucketMs: number): Step[] {
  const kept: Step[] = [];
  for (const step of piece) {
    const last = kept.at(-1);
    const isSame = last !== undefined && Math.floor(last.fromMs / bucketMs) === Math.floor(step.fromMs / bucketMs);
    if (isSame) kept[kept.length - 1] = together(last, step);
    else kept.push(step);
  }
  return kept;
}

// Which of the two came first nobody knows any more: the order that makes the calmer line. The mean belongs to the middle
// of its step; between two middles it goes straight.
function rowsOf(piece: readonly Step[], { index, nowMs }: { index: number; nowMs: number }): TraceRow[] {
  const [before, step, after] = [piece[index - 1], piece[index], piece[index + 1]];
  if (step === undefined) return [];
  const lengthMs = Math.max(0, Math.min(step.toMs, nowMs) - step.fromMs);
  const row = (part: number, celsius: number, beside: Step | undefined) => ({
    atMs: step.fromMs + lengthMs * part,
    celsius,
    average: step.mean + ((beside?.mean ?? step.mean) - step.mean) * Math.abs(part - 0.5),
    step,
  });
  if (step.low === step.high) return [row(0.5, step.low, undefined)];
  const isRising = before === undefined || before.mean <= step.mean;
  const [first, second] = isRising ? [step.low, step.high] : [step.high, step.low];
  return [row(0.25, first, before), row(0.75, second, after)];
}
