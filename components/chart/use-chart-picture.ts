import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { bestSteps } from '../history/known-span';
import type { Range } from '../history/range';
import { heldTimeline, limitsWithin, type ThresholdTimeline, thresholdTimeline } from '../history/threshold-timeline';
import { toUnit } from '../words/celsius';
import { useCelsius } from '../words/celsius-words';
import { useClock } from '../words/use-clock';
import type { ChartMoment } from './chart-moment';
import { type ChartPicture, nextPicture } from './chart-picture';
import type { TraceShape } from './compared-traces';
import { heldDomain } from './held-domain';
import type { LimitHand } from './limit-hand';
import type { OwnLimit } from './limit-marks';
import type { TimeWindow } from './live-span';
import type { ValueDomain } from './value-domain';

type PictureOf = {
  range: Range;
  draftLimits: ThresholdLimits | null;
  ownLimit: OwnLimit | null;
  hand: LimitHand | null;
  widthPx: number;
  /** The moment it stands still at, epoch ms; null: it goes on. */
  heldMs: number | null;
  isMoving: boolean;
  /** Lines of other sensors; the same function while they are the same. */
  comparedIn(shape: TraceShape): ChartPicture['compared'];
};

/**
 * The picture to draw, and the threshold over time in it: `timeline` as it is drawn, `changes` as it was changed. A null
 * picture while there is nothing to make one of.
 */
export function useChartPicture(
  { sensor, limits, warning, errorValues, nowMs, view }: ChartMoment,
  { range, draftLimits, ownLimit, hand, widthPx, heldMs, isMoving, comparedIn }: PictureOf,
): { picture: ChartPicture | null; timeline: ThresholdTimeline; changes: ThresholdTimeline } {
  const { unit } = useCelsius();
  const { timeZone } = useClock();
  const shown = useRef<ChartPicture | null>(null);
  const steps = bestSteps(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time matters only when one of the others changes.
  const changes = useMemo(() => thresholdTimeline({ steps, live: limits, nowMs }), [steps, limits]);
  const timeline = useMemo(() => (heldMs === null ? changes : heldTimeline(changes, heldMs)), [changes, heldMs]);
  const limitsIn = useCallback(
    (window: TimeWindow) => [
      ...limitsWithin(timeline, window),
      ...[warning?.high, warning?.low, ownLimit?.celsius].flatMap((limit) => limit ?? []),
    ],
    [timeline, warning, ownLimit],
  );
  const isPossible = sensor !== undefined || view.own !== null;
  const picture = useMemo(
    () =>
      isPossible
        ? nextPicture(shown.current, {
            sensor,
            range,
            view,
            limitsIn,
            comparedIn,
            errorValues,
            unit,
            timeZone,
            nowMs,
            widthPx,
            isMoving,
          })
        : null,
    [isPossible, sensor, range, view, limitsIn, comparedIn, errorValues, unit, timeZone, nowMs, widthPx, isMoving],
  );
  useEffect(() => {
    shown.current = picture;
  });
  return { picture: useHeld(picture, { draftLimits, hand }), timeline, changes };
}

/** The picture with its y axis held while a limit is drafted or moved. Its rows stay the same ones. */
function useHeld(
  picture: ChartPicture | null,
  { draftLimits, hand }: Pick<PictureOf, 'draftLimits' | 'hand'>,
): ChartPicture | null {
  const { unit } = useCelsius();
  const shown = useRef<ValueDomain | null>(null);
  const movedCelsius = hand?.moved ? hand.limits[hand.moved] : null;
  const isHeld = draftLimits !== null || movedCelsius !== null;
  const held = useMemo(() => {
    if (picture === null || !isHeld) return picture;
    const drafted = [draftLimits?.high, draftLimits?.low].flatMap((limit) => limit ?? []);
    const domain = heldDomain(shown.current, {
      fitted: picture.domain,
      drafted: drafted.map((celsius) => toUnit(celsius, unit)),
      moved: movedCelsius === null ? null : toUnit(movedCelsius, unit),
    });
    return domain === picture.domain ? picture : { ...picture, domain };
  }, [picture, isHeld, draftLimits, movedCelsius, unit]);
  useEffect(() => {
    shown.current = held?.domain ?? null;
  });
  return held;
}
