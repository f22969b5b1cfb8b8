import type { TimeWindow } from '../chart/live-span';
import type { ThresholdTimeline } from '../history/threshold-timeline';
import { cut, msAbove, msBelow, type Sample, type StraightPiece, straightPieces } from './straight-piece';

/** A selected stretch of time in figures, °C and ms. */
export type SelectionFigures = {
  low: number;
  high: number;
  /** Over time, not over readings: ten readings in a minute weigh no more than one that stood for it. */
  mean: number;
  /** Strictly beyond what was then the threshold; null: none held. */
  beyondMs: number | null;
};

export type FiguresOf = {
  /** In order of time, with those just beside the selection. */
  samples: readonly Sample[];
  /** A silence longer than this is a gap, in ms: nobody knows what it was then. */
  gapMs: number;
  timeline: ThresholdTimeline;
};

/** The figures of a selection; null where there is no reading in it. */
export function selectionFigures(
  { fromMs, toMs }: TimeWindow,
  { samples, gapMs, timeline }: FiguresOf,
): SelectionFigures | null {
  const within = samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  if (within.length === 0) return null;
  const pieces = straightPieces(samples, { fromMs, toMs, gapMs });
  const ends = pieces.flatMap(({ from, to }) => [from, to]);
  return {
    low: ends.concat(within.map(({ low }) => low)).reduce((a, b) => Math.min(a, b)),
    high: ends.concat(within.map(({ high }) => high)).reduce((a, b) => Math.max(a, b)),
    mean: meanOf(pieces) ?? within.reduce((sum, { celsius }) => sum + celsius, 0) / within.length,
    beyondMs: beyondMs(pieces, timeline, toMs),
  };
}

function meanOf(pieces: readonly StraightPiece[]): number | null {
  let [sum, totalMs] = [0, 0];
  for (const { fromMs, toMs, from, to } of pieces) {
    sum += ((from + to) / 2) * (toMs - fromMs);
    totalMs += toMs - fromMs;
  }
  return totalMs === 0 ? null : sum / totalMs;
}

function beyondMs(pieces: readonly StraightPiece[], timeline: ThresholdTimeline, toMs: number): number | null {
  if (timeline.every(({ high, low, fromMs }) => (high === null && low === null) || fromMs > toMs)) return null;
  let totalMs = 0;
  timeline.forEach(({ fromMs, high, low }, index) => {
    const held = { fromMs, toMs: timeline[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY };
    for (const piece of pieces) {
      const part = cut(piece, held);
      if (part === null) continue;
      if (high !== null) totalMs += msAbove(part, high);
      if (low !== null) totalMs += msBelow(part, low);
    }
  });
  return totalMs;
}
