import type { TimeWindow } from '../chart/live-span';

/** A reading, or a step of time with some. */
export type Counted = { atMs: number; count: number };

export type MissingOf = {
  span: TimeWindow;
  /** The sensor's usual time between readings, in ms. */
  rhythmMs: number;
  /** What each of the parts stands for in ms; 0: one reading. */
  stepMs: number;
};

/** A pause counts as one where at least so many of its intervals would have fitted: a late reading is not a missing one. */
const PAUSE = 1.5;

/** In steps of time readings fall on either side of a border: a smaller part of what was expected is none. */
const STEP_SLACK = 0.02;

/** How many readings a stretch of time lacks, by its sensor's rhythm. `parts` in order of time, all within it. */
export function missingReadings(parts: readonly Counted[], { span, rhythmMs, stepMs }: MissingOf): number {
  if (rhythmMs <= 0) return 0;
  if (stepMs > 0) return missingOfSteps(parts, { span, rhythmMs });
  const times = [span.fromMs, ...parts.map(({ atMs }) => atMs), span.toMs];
  return times.reduce((missing, atMs, index) => {
    const intervals = (atMs - (times[index - 1] ?? atMs)) / rhythmMs;
    return intervals < PAUSE ? missing : missing + Math.round(intervals) - 1;
  }, 0);
}

function missingOfSteps(parts: readonly Counted[], { span, rhythmMs }: Omit<MissingOf, 'stepMs'>): number {
  const expected = Math.round((span.toMs - span.fromMs) / rhythmMs);
  const missing = expected - parts.reduce((sum, { count }) => sum + count, 0);
  return missing > expected * STEP_SLACK ? missing : 0;
}
