import { useMemo } from 'react';
import { LIVE, type Range } from '../history/range';
import { spanStore } from '../history/use-span';
import type { LiveState } from '../live/live-state';
import { useLiveGlance, useWatch } from '../live/use-live';
import { type ChartMoment, nextMoment } from './chart-moment';

/** What to draw of a sensor; renders again four times a second at most, however fast readings come. */
export function useChartMoment(sensorId: string, range: Range = LIVE): ChartMoment {
  useWatch(sensorId, 'chosen');
  const glance = useMemo(() => momentGlance(sensorId, range), [sensorId, range]);
  return useLiveGlance(glance);
}

function momentGlance(sensorId: string, range: Range): (state: LiveState, nowMs: number) => ChartMoment {
  let shown: ChartMoment | null = null;
  return (state, nowMs) => {
    shown = nextMoment(shown, { sensorId, range, view: spanStore.view(sensorId, range), state, nowMs });
    return shown;
  };
}
