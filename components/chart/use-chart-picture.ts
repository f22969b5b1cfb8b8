import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { bestSteps } from '../history/known-span';
import type { Range } from '../history/range';
import { limitsWithin, type ThresholdTimeline, thresholdTimeline } from '../history/threshold-timeline';
import { useCelsius } from '../words/celsius-words';
import type { ChartMoment } from './chart-moment';
import { type ChartPicture, nextPicture } from './chart-picture';
import type { OwnLimit } from './limit-marks';
import type { TimeWindow } from './live-span';

type PictureOf = {
  range: Range;
  draftLimits: ThresholdLimits | null;
  ownLimit: OwnLimit | null;
  widthPx: number;
  isMoving: boolean;
};

/** The picture to draw, and the threshold over time in it. Null while there is nothing to make one of. */
export function useChartPicture(
  { sensor, limits, warning, nowMs, view }: ChartMoment,
  { range, draftLimits, ownLimit, widthPx, isMoving }: PictureOf,
): { picture: ChartPicture | null; timeline: ThresholdTimeline } {
  const { unit } = useCelsius();
  const shown = useRef<ChartPicture | null>(null);
  const steps = bestSteps(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time matters only when one of the others changes.
  const timeline = useMemo(() => thresholdTimeline({ steps, live: limits, nowMs }), [steps, limits]);
  const limitsIn = useCallback(
    (window: TimeWindow) => [
      ...limitsWithin(timeline, window),
      ...[draftLimits?.high, draftLimits?.low, warning?.high, warning?.low, ownLimit?.celsius].flatMap(
        (limit) => limit ?? [],
      ),
    ],
    [timeline, draftLimits, warning, ownLimit],
  );
  const isPossible = sensor !== undefined || view.own !== null;
  const picture = useMemo(
    () =>
      isPossible ? nextPicture(shown.current, { sensor, range, view, limitsIn, unit, nowMs, widthPx, isMoving }) : null,
    [isPossible, sensor, range, view, limitsIn, unit, nowMs, widthPx, isMoving],
  );
  useEffect(() => {
    shown.current = picture;
  });
  return { picture, timeline };
}
