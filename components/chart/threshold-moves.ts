import type { ThresholdChange } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
import type { ThresholdTimeline } from '../history/threshold-timeline';
import type { TimeWindow } from './live-span';

/** A change of what held for a sensor, whoever's threshold it was. Limits in °C. */
export type ThresholdMove = { atMs: number; from: ThresholdLimits; to: ThresholdLimits };

/** Who made it; null where nobody said or nobody knows any more. */
export type SignedMove = ThresholdMove & { who: string | null };

/** What was changed in a stretch of time, in order. */
export function thresholdMoves(timeline: ThresholdTimeline, { fromMs, toMs }: TimeWindow): ThresholdMove[] {
  return timeline.flatMap((to, index) => {
    const from = timeline[index - 1];
    if (from === undefined || to.fromMs < fromMs || to.fromMs > toMs) return [];
    return from.high === to.high && from.low === to.low ? [] : [{ atMs: to.fromMs, from, to }];
  });
}

/** A frame tells of a change, and the database when it was: not to the millisecond of each other. */
const SAME_MS = 2_000;

/** With the names of those who made them, as far as the listed changes tell. */
export function signed(
  moves: readonly ThresholdMove[],
  lists: readonly (readonly ThresholdChange[])[] | null,
): SignedMove[] {
  const changes = lists?.flat() ?? [];
  return moves.map((move) => {
    const made = changes.filter(
      ({ changedAtMs, to }) =>
        Math.abs((changedAtMs ?? 0) - move.atMs) <= SAME_MS &&
        (to === null || (to.high === move.to.high && to.low === move.to.low)),
    );
    return { ...move, who: made.find(({ changedBy }) => changedBy !== null)?.changedBy ?? null };
  });
}
