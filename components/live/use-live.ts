'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
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
// At once: a page is busy for some time before it can ask for anything, and what it is to show can be on its way.
if (typeof window !== 'undefined') connectLive(store, wishes);

/**
 * What `select` picks from everything this browser knows. Renders again only when the picked value changes
 * (Object.is): pick a part, or something stable made of it, never a fresh object.
 */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.state()),
    () => select(INITIAL_STATE),
  );
}

/** The same for what `select` makes anew each time: the last object stays while the next says the same. Plain values only. */
export function useLiveFacts<T>(select: (state: LiveState) => T): T {
  const known = useRef<{ text: string; facts: T } | null>(null);
  return useLive((state) => {
    const facts = select(state);
    const text = JSON.stringify(facts);
    if (known.current?.text !== text) known.current = { text, facts };
    return known.current.facts;
  });
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
 * The server's clock, epoch ms, in whole steps of `everyMs` (at least 250). 0 before the page runs in a browser, and for null: nothing
 * depends on the time now, and none of its steps renders anything.
 */
export function useServerNowMs(everyMs: number | null = 1000): number {
  return useSyncExternalStore(
    everyMs === null ? subscribeNever : subscribeTick,
    () => (everyMs === null ? 0 : Math.floor(serverNowMs() / everyMs) * everyMs),
    () => 0,
  );
}

const subscribeNever = () => () => {};

/**
 * What `glance` makes of everything this browser knows and the server's clock (epoch ms), looked at on the shared timer
 * only: for pictures too costly to draw with every frame. It must return the same object while nothing is to be drawn.
 */
export function useLiveGlance<T>(glance: (state: LiveState, nowMs: number) => T): T {
  return useSyncExternalStore(
    subscribeTick,
    () => glance(store.state(), serverNowMs()),
    () => glance(INITIAL_STATE, 0),
  );
}

/**
 * What `pick` makes of everything this browser knows and the server's clock (epoch ms), at once with each change and on the shared timer. It
 * must return the same object while nothing of it changed: time alone then renders nothing.
 */
export function useLiveMoment<T>(pick: (state: LiveState, nowMs: number) => T): T {
  return useSyncExternalStore(
    subscribeMoment,
    () => pick(store.state(), serverNowMs()),
    () => pick(INITIAL_STATE, 0),
  );
}

function subscribeMoment(listener: () => void): () => void {
  const stops = [store.subscribe(listener), subscribeTick(listener)];
  return () => {
    for (const stop of stops) stop();
  };
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
  return store.subscribe(looks);
}

/** The server's clock now, epoch ms; for what is asked or clicked, never for what is rendered. */
export function serverNowMs(): number {
  return Date.now() + store.state().clockOffsetMs;
}

/** Everything this browser knows at this moment; for what is asked or clicked, never for what is rendered. */
export function liveState(): LiveState {
  return store.state();
}
