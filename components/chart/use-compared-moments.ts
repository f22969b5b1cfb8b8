import { useCallback, useMemo, useState } from 'react';
import type { Compared } from '../compare/compared-places';
import type { Range } from '../history/range';
import { spanStore } from '../history/use-span';
import type { LiveState } from '../live/live-state';
import { useLiveGlance } from '../live/use-live';
import { type ChartMoment, type Held, nextMoment } from './chart-moment';
import { type ComparedMoment, type ComparedTrace, createComparedTraces, type TraceShape } from './compared-traces';

type MomentsOf = { range: Range; held: Held | null };

/** What to draw of compared sensors; changes as seldom as the chosen one's moment does. The same array while nothing did. */
export function useComparedMoments(
  compared: readonly Compared[],
  { range, held }: MomentsOf,
): readonly ComparedMoment[] {
  const glance = useMemo(() => momentsGlance(compared, { range, held }), [compared, range, held]);
  return useLiveGlance(glance);
}

/** Makes their lines for a time; the same function while nothing of them changed. */
export function useComparedTraces(
  compared: readonly Compared[],
  of: MomentsOf,
): (shape: TraceShape) => readonly ComparedTrace[] {
  const moments = useComparedMoments(compared, of);
  const [tracesOf] = useState(createComparedTraces);
  return useCallback((shape) => tracesOf(moments, shape), [tracesOf, moments]);
}

function momentsGlance(
  compared: readonly Compared[],
  { range, held }: MomentsOf,
): (state: LiveState, nowMs: number) => readonly ComparedMoment[] {
  const known = new Map<string, ChartMoment>();
  let moments: readonly ComparedMoment[] = [];
  return (state, nowMs) => {
    let isSame = moments.length === compared.length;
    const next = compared.map(({ sensorId, place }, index) => {
      const before = known.get(sensorId) ?? null;
      const view = spanStore.view(sensorId, range);
      const moment = nextMoment(before, { sensorId, range, view, state, nowMs, held });
      const last = moments[index];
      if (moment === before && last !== undefined) return last;
      known.set(sensorId, moment);
      isSame = false;
      return { sensorId, place, sensor: moment.sensor, view: moment.view, nowMs: moment.nowMs };
    });
    if (!isSame) moments = next;
    return moments;
  };
}
