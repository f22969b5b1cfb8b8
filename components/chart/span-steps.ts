import type { Point } from '#protocol/frame';
import { type Foldable, fold, type Step } from '../history/fold';
import { bestKnown } from '../history/known-span';
import { liveTail } from '../history/live-tail';
import type { ChartMoment } from './chart-moment';
import { bucketMs } from './decimate';
import type { TimeWindow } from './live-span';

/** Rows a person reads through. */
const MOST_STEPS = 24;
/** As if a row were so wide on a chart. */
const STEP_PX = 4;

/** What is known of a window in a few steps, the latest first. */
export function spanSteps({ sensor, view }: Pick<ChartMoment, 'sensor' | 'view'>, window: TimeWindow): Step[] {
  const history = bestKnown(view, window)?.history;
  const tail = sensor === undefined ? [] : history ? liveTail(sensor, history) : sensor.points;
  const parts = [...(history?.points ?? []).map(storedPart), ...tail.map(livePart)];
  const within = parts.filter(({ atMs }) => atMs >= window.fromMs && atMs <= window.toMs);
  return fold(within, bucketMs(window.toMs - window.fromMs, MOST_STEPS * STEP_PX)).reverse();
}

function storedPart([atMs, mean, low, high, count]: [number, number, number, number, number, ...unknown[]]): Foldable {
  return { atMs, mean, low, high, count };
}

function livePart([atMs, celsius]: Point): Foldable {
  return { atMs, mean: celsius, low: celsius, high: celsius, count: 1 };
}
