'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { LiveSensor } from './live-sensor';
import { connectLive } from './live-socket';
import { INITIAL_STATE, type LiveState } from './live-state';
import { createLiveStore } from './live-store';
import { beforeNextPicture } from './next-picture';
import { sortedIds } from './sorted-ids';
import { createWatchWishes, type WatchRank } from './watch-wishes';

// One store and one socket for the page: StrictMode mounts twice, and each mount would open its own.
const store = createLiveStore({ nowMs: Date.now, soon: beforeNextPicture });
const wishes = createWatchWishes({
  watching: () => store.state().watching,
  after: (ms, callback) => void setTimeout(callback, ms),
  nowMs: () => performance.now(),
});
let isConnected = false;

function subscribe(listener: () => void): () => void {
  if (!isConnected) {
    isConnected = true;
    connectLive(store, wishes);
  }
  return store.subscribe(listener);
}

/**
 * What `select` picks from everything this browser knows. Renders again only when the picked value changes
 * (Object.is): pick a part, or something stable made of it, never a fresh object.
 */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => select(store.state()),
    () => select(INITIAL_STATE),
  );
}

/** One sensor; renders again when something of it changes. Undefined: not there (any more). */
export function useSensor(sensorId: string): LiveSensor | undefined {
  return useLive((state) => state.sensors.get(sensorId));
}

/**
 * Has every reading of this sensor sent for as long as it is looked at: where there are many sensors, of the others only where they stand
 * comes, once a second. Null: of none.
 */
export function useWatch(sensorId: string | null, rank: WatchRank): void {
  useEffect(() => (sensorId === null ? undefined : wishes.want(sensorId, rank)), [sensorId, rank]);
}

/** All sensors' ids in the order of their names; the same array while the set is the same. */
export function useSensorIds(): readonly string[] {
  return useLive((state) => sortedIds(state.sensors));
}

/** How often the shared timer looks; each hook renders only when its own step is over. */
const TICK_MS = 250;

function subscribeTick(listener: () => void): () => void {
  tickListeners.add(listener);
  tickTimer ??= setInterval(lookNow, TICK_MS);
  return () => {
    tickListeners.delete(listener);
    if (tickListeners.size > 0) return;
    clearInterval(tickTimer);
    tickTimer = undefined;
  };
}

/** Has everything on the shared timer looked at once more, without waiting for it. */
export function lookNow(): void {
  for (const listen of tickListeners) listen();
}

const tickListeners = new Set<() => void>();
let tickTimer: ReturnType<typeof setInterval> | undefined;

/**
 * The server's clock, epoch ms, in whole steps of `everyMs` (at least 250). 0 before the page runs in a browser.
 */
export function useServerNowMs(everyMs = 1000): number {
  return useSyncExternalStore(
    subscribeTick,
    () => Math.floor((Date.now() + store.state().clockOffsetMs) / everyMs) * everyMs,
    () => 0,
  );
}

/**
 * What `glance` makes of everything this browser knows and the server's clock (epoch ms), looked at on the shared timer
 * only: for pictures too costly to draw with every frame. It must return the same object while nothing is to be drawn.
 */
export function useLiveGlance<T>(glance: (state: LiveState, nowMs: number) => T): T {
  return useSyncExternalStore(
    subscribeTick,
    () => glance(store.state(), Date.now() + store.state().clockOffsetMs),
    () => glance(INITIAL_STATE, 0),
  );
}

/** Looks at everything this browser knows on the shared timer, and renders nothing. The returned function ends it. */
export function watchLive(look: (state: LiveState, nowMs: number) => void): () => void {
  const looks = () => look(store.state(), serverNowMs());
  looks();
  return subscribeTick(looks);
}

/** Looks at everything this browser knows before each picture that something came before, and renders nothing. The returned function ends it. */
export function followLive(look: (state: LiveState, nowMs: number) => void): () => void {
  const looks = () => look(store.state(), serverNowMs());
  looks();
  return subscribe(looks);
}

/** The server's clock now, epoch ms; for what is asked or clicked, never for what is rendered. */
export function serverNowMs(): number {
  return Date.now() + store.state().clockOffsetMs;
}

/** Everything this browser knows at this moment; for what is asked or clicked, never for what is rendered. */
export function liveState(): LiveState {
  return store.state();
}
