import type { ThresholdStep } from '#protocol/history';
import type { Threshold } from '#protocol/threshold';

/** What held when, in order of time: each step until the next begins, the last one to this day. */
export type ThresholdTimeline = readonly ThresholdStep[];

export type TimelineInput = {
  /** Null: not told (yet). */
  steps: readonly ThresholdStep[] | null;
  /** What holds now; null for a sensor that is not live. */
  live: Threshold | null;
  nowMs: number;
};

/** The told steps, meeting what holds now. Without any told, what holds now is taken to have held always. */
export function thresholdTimeline({ steps, live, nowMs }: TimelineInput): ThresholdTimeline {
  if (live === null) return steps ?? [];
  const { high, low, changedAtMs } = live;
  const last = steps?.at(-1);
  if (steps === null || last === undefined) return [{ fromMs: Number.NEGATIVE_INFINITY, high, low }];
  if (last.high === high && last.low === low) return steps;
  // Back to a default older than the last step: it began to hold just now, until the server tells when.
  const fromMs = changedAtMs !== null && changedAtMs > last.fromMs ? changedAtMs : nowMs;
  return [...steps, { fromMs, high, low }];
}

/**
 * For a picture that somebody holds on to: what holds now, though it began after that, holds from where the picture ends.
 * A threshold is an order for now, and whoever looks acts by it; what held before stays where it was. `heldMs`: epoch ms.
 */
export function heldTimeline(timeline: ThresholdTimeline, heldMs: number): ThresholdTimeline {
  const last = timeline.at(-1);
  if (last === undefined || last.fromMs <= heldMs) return timeline;
  return [...timeline.filter(({ fromMs }) => fromMs < heldMs), { ...last, fromMs: heldMs }];
}

/** What held at a time; null where nothing is known. */
export function stepAt(timeline: ThresholdTimeline, atMs: number): ThresholdStep | null {
  return timeline.findLast(({ fromMs }) => fromMs <= atMs) ?? null;
}

/** All limits that held in a stretch of time, °C. */
export function limitsWithin(
  timeline: ThresholdTimeline,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): number[] {
  const first = stepAt(timeline, fromMs);
  const shown = timeline.filter((step) => step === first || (step.fromMs > fromMs && step.fromMs < toMs));
  return [...new Set(shown.flatMap(({ high, low }) => [high, low].filter((limit) => limit !== null)))];
}

/** One limit for as long as it held. `toMs` null: to this day. */
export type LimitSegment = { fromMs: number; toMs: number | null; celsius: number };

/** Where a limit of this kind ran; stretches without one are left out. */
export function limitSegments(timeline: ThresholdTimeline, kind: 'high' | 'low'): LimitSegment[] {
  const segments: LimitSegment[] = [];
  timeline.forEach((step, index) => {
    const celsius = step[kind];
    const toMs = timeline[index + 1]?.fromMs ?? null;
    const last = segments.at(-1);
    if (celsius === null) return;
    if (last?.toMs === step.fromMs && last.celsius === celsius) last.toMs = toMs;
    else segments.push({ fromMs: step.fromMs, toMs, celsius });
  });
  return segments;
}
