import { useMemo } from 'react';
import { LIVE, type Range } from '../history/range';
import { spanStore } from '../history/use-span';
import type { LiveState } from '../live/live-state';
import { useLiveGlance, useWatch } from '../live/use-live';
import { type ChartMoment, type Held, nextMoment } from './chart-moment';

/**
 * What to draw of a sensor; renders again four times a second at most, however fast readings come. `held`: the moment
 * it stands still at; the same object while it is the same.
 */
export function useChartMoment(sensorId: string, range: Range = LIVE, held: Held | null = null): ChartMoment {
  useWatch(sensorId, 'chosen');
  const glance = useMemo(() => momentGlance({ sensorId, range, held }), [sensorId, range, held]);
  return useLiveGlance(glance);
}

type GlanceOf = { sensorId: string; range: Range; held: Held | null };

function momentGlance({ sensorId, range, held }: GlanceOf): (state: LiveState, nowMs: number) => ChartMoment {
  let shown: ChartMoment | null = null;
  return (state, nowMs) => {
    shown = nextMoment(shown, { sensorId, range, view: spanStore.view(sensorId, range), state, nowMs, held });
    return shown;
  };
}
