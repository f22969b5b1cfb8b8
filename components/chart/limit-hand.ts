import type { ThresholdLimits } from '#protocol/threshold';
import type { LimitMark } from './limit-marks';

export type LimitKind = keyof ThresholdLimits;

/** What a hand may do to the limits on a chart. All it does is a draft. */
export type LimitHand = {
  /** What they are now, drafted or saved, °C. */
  limits: ThresholdLimits;
  saved: ThresholdLimits;
  /** The one being moved, which the axis keeps in sight; null: none is. */
  moved: LimitKind | null;
  /** Between what a limit can be put, in the viewer's degrees. */
  bounds(kind: LimitKind): { low: number; high: number };
  /** Says which one is being moved, or that none is. */
  hold(kind: LimitKind | null): void;
  /** In the viewer's degrees. */
  moveTo(kind: LimitKind, degrees: number): void;
  step(kind: LimitKind, by: number): void;
  /** Drops the draft. */
  drop(): void;
  /** Opens − and + for a finger, under the plot that what was tapped is in. */
  openSheet(kind: LimitKind, tapped: Element): void;
};

/** Whether a mark is a limit as it is now, which alone can be moved: a chart of the past shows what it was then. */
export function isOfNow(
  { kind, celsius, isOwn, isWarning }: LimitMark,
  { limits }: Pick<LimitHand, 'limits'>,
): boolean {
  return !isOwn && !isWarning && celsius === limits[kind];
}
