'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { readExtremes } from '../history/history-requests';
import { midnightMs } from '../history/local-time';
import type { LiveState } from '../live/live-state';
import { watchLive } from '../live/use-live';
import { rulesFor } from '../setup/rules-for';
import { useClock } from '../words/use-clock';
import { type DayExtremes, type SensorExtremes, toldExtremes, withLive } from './day-extremes';

const RETRY_MS = 15_000;
/** A peak between two overviews is only known to who stored it. */
const UNSEEN_MS = 300_000;
/** Two hundred tiles need no more. */
const STEP_MS = 1_000;

// One for the page, as there is one socket: every tile looks into the same.
let extremes: DayExtremes | null = null;
let asked = { epoch: '', doubts: '', atMs: 0, isAnswered: false };
let lookedMs = 0;
let timeZone = 'UTC';
const listeners = new Set<() => void>();
const followers = new Set<() => void>();
let stop: (() => void) | null = null;

function subscribe(listener: () => void, zone: string): () => void {
  timeZone = zone;
  listeners.add(listener);
  stop ??= watchLive(look);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

function look(state: LiveState, nowMs: number): void {
  if (state.link !== 'online' || Math.abs(nowMs - lookedMs) < STEP_MS) return;
  lookedMs = nowMs;
  const fromMs = midnightMs(nowMs, timeZone);
  const { sensors, settings } = state;
  const doubts = doubtsOf(settings);
  // Yesterday's are no longer said, whether today's are known or not, nor those of what is no longer believed.
  if (extremes !== null && (extremes.fromMs !== fromMs || asked.doubts !== doubts)) set(null);
  const errorValuesOf = (sensorId: string) => rulesFor(sensorId, settings).fault.errorValues;
  if (extremes !== null) set(withLive(extremes, { sensors, errorValuesOf }));
  const epoch = `${fromMs} ${state.linkSinceMs} ${state.feed?.store.state === 'storing'} ${doubts}`;
  const sinceMs = nowMs - asked.atMs;
  const mayHaveMissed = state.watching !== null && sinceMs > UNSEEN_MS;
  const isDue = asked.epoch !== epoch || (!asked.isAnswered && sinceMs > RETRY_MS) || mayHaveMissed;
  if (isDue) void ask({ fromMs, epoch, doubts, nowMs });
}

type Asking = { fromMs: number; epoch: string; doubts: string; nowMs: number };

async function ask({ fromMs, epoch, doubts, nowMs }: Asking): Promise<void> {
  const asking = { epoch, doubts, atMs: nowMs, isAnswered: false };
  asked = asking;
  const told = await readExtremes(fromMs);
  if (asked !== asking || !told.ok) return;
  asking.isAnswered = true;
  set({ ...toldExtremes(told.value), fromMs });
}

let doubted: { settings: LiveState['settings'] | null; said: string } = { settings: null, said: '' };

// With other error values other readings are believed, of those stored too.
function doubtsOf(settings: LiveState['settings']): string {
  if (doubted.settings === settings) return doubted.said;
  const said = settings.flatMap(({ scope, id, rules, details }) =>
    rules.fault || details?.group ? [[scope, id, details?.group, rules.fault?.errorValues]] : [],
  );
  doubted = { settings, said: JSON.stringify(said) };
  return doubted.said;
}

function set(next: DayExtremes | null): void {
  if (next === extremes) return;
  extremes = next;
  for (const listen of [...listeners, ...followers]) listen();
}

/** Whether a sensor's lowest and highest since midnight in the viewer's zone are known; looks after them while it is used. */
export function useHasDayExtremes(sensorId: string): boolean {
  const { timeZone: zone } = useClock();
  return useSyncExternalStore(
    useCallback((listener) => subscribe(listener, zone), [zone]),
    () => dayExtremesOf(sensorId) !== null,
    () => false,
  );
}

/** They, as far as they are known at this moment; null while they are not. */
export function dayExtremesOf(sensorId: string): SensorExtremes | null {
  return extremes?.bySensor.get(sensorId) ?? null;
}

/**
 * Calls back when a sensor's lowest or highest is another one, whether it sent something or not, for as long as they are
 * looked after. The returned function ends it.
 */
export function followDayExtremes(sensorId: string, listener: () => void): () => void {
  let known = dayExtremesOf(sensorId);
  const follow = () => {
    const before = known;
    known = dayExtremesOf(sensorId);
    if (before?.low !== known?.low || before?.high !== known?.high) listener();
  };
  followers.add(follow);
  return () => followers.delete(follow);
}
