'use client';

import { useEffect } from 'react';
import type { Held } from '../chart/chart-moment';
import { liveSpanMs, type TimeWindow } from '../chart/live-span';
import type { LiveSensor } from '../live/live-sensor';
import type { LiveState } from '../live/live-state';
import { liveState, lookNow, serverNowMs, watchLive } from '../live/use-live';
import { rhythmMs } from '../sensors/rhythm';
import { askSpan } from './history-requests';
import { newestMs } from './live-tail';
import type { Range } from './range';
import { rangeWindow } from './range-window';
import { createSpanStore } from './span-store';

// One for the page: what was told of a range is still known when its chart comes back.
export const spanStore = createSpanStore({ ask: askSpan, nowMs: serverNowMs, told: lookNow });

/**
 * Keeps what is stored of this range known for as long as it is looked at. `shownWith`: the sensor in whose chart it is shown,
 * and by whose rhythm `Live` spans what it does.
 */
export function useSpanWatch(sensorId: string, range: Range, shownWith = sensorId): void {
  useEffect(() => {
    const unwatch = watchLive((state, nowMs) => {
      if (state.link !== 'online') return;
      const sensor = state.sensors.get(sensorId);
      const window = windowOf(range, { sensor: state.sensors.get(shownWith), nowMs });
      spanStore.look(sensorId, { range, window, sensor, epoch: epochOf(state, sensor), nowMs });
    });
    return () => {
      unwatch();
      spanStore.leave(sensorId);
    };
  }, [sensorId, range, shownWith]);
}

/** What is shown of a sensor at this moment, or at the one held; for what is pressed, never for what is rendered. */
export function shownWindow(sensorId: string, range: Range, held?: Held): TimeWindow {
  const { state, nowMs } = held ?? { state: liveState(), nowMs: serverNowMs() };
  return windowOf(range, { sensor: state.sensors.get(sensorId), nowMs });
}

function windowOf(range: Range, { sensor, nowMs }: { sensor: LiveSensor | undefined; nowMs: number }): TimeWindow {
  const liveSpan = liveSpanMs(rhythmMs(sensor?.points ?? []), null);
  return rangeWindow(range, { liveSpanMs: liveSpan, newestMs: sensor ? newestMs(sensor) : null, nowMs });
}

// After each of these changes the server may tell something else of the very same time.
function epochOf({ linkSinceMs, feed, defaultThreshold }: LiveState, sensor: LiveSensor | undefined): string {
  const threshold = sensor?.threshold ?? defaultThreshold;
  return [linkSinceMs, feed?.store.state === 'storing', threshold?.version].join(' ');
}
