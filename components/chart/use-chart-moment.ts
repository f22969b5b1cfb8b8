import { useMemo } from 'react';
import type { LiveState } from '../live/live-state';
import { useLiveGlance } from '../live/use-live';
import { type ChartMoment, nextMoment } from './chart-moment';

/** What to draw of a sensor; renders again four times a second at most, however fast readings come. */
export function useChartMoment(sensorId: string): ChartMoment {
  const glance = useMemo(() => momentGlance(sensorId), [sensorId]);
  return useLiveGlance(glance);
}

function momentGlance(sensorId: string): (state: LiveState, nowMs: number) => ChartMoment {
  let shown: ChartMoment | null = null;
  return (state, nowMs) => {
    shown = nextMoment(shown, { sensorId, state, nowMs });
    return shown;
  };
}
