import type { ChartMoment } from '../chart/chart-moment';
import type { TimeWindow } from '../chart/live-span';
import { gapMs } from '../chart/trace';
import { fold } from '../history/fold';
import { historyRhythmMs } from '../history/history-rhythm';
import { bestKnown } from '../history/known-span';
import { coversWindow, liveTail } from '../history/live-tail';
import type { Sample } from './straight-piece';

export type SelectedSamples = {
  /** In order of time, those beside the window too. */
  samples: Sample[];
  gapMs: number;
  /** True where they are steps of time, not readings: figures of them are about right. */
  isRough: boolean;
};

/** All that the browser knows of about this window, as finely as it knows it: what is drawn was thinned. */
export function selectedSamples(
  { sensor, view }: Pick<ChartMoment, 'sensor' | 'view'>,
  window: TimeWindow,
): SelectedSamples {
  const history = bestKnown(view, window)?.history ?? null;
  const isCovered = sensor !== undefined && coversWindow(sensor, window);
  const stored = history === null || isCovered ? null : history;
  const live =
    sensor === undefined ? [] : stored === null ? sensor.earlier.concat(sensor.points) : liveTail(sensor, stored);
  const tail = live.map(([atMs, celsius]) => ({ atMs, mean: celsius, low: celsius, high: celsius, count: 1 }));
  const told = stored?.points.map(([atMs, mean, low, high, count]) => ({ atMs, mean, low, high, count })) ?? [];
  const stepMs = stored?.stepMs ?? 0;
  const parts =
    stepMs === 0
      ? told.concat(tail).sort((a, b) => a.atMs - b.atMs)
      : fold(told.concat(tail), stepMs).map(({ fromMs, ...step }) => ({ ...step, atMs: fromMs + stepMs / 2 }));
  return {
    samples: parts.map(({ atMs, mean, low, high }) => ({ atMs, celsius: mean, low, high })),
    gapMs: Math.max(gapMs(historyRhythmMs(parts, stepMs)), 3 * stepMs),
    isRough: stepMs > 0,
  };
}
