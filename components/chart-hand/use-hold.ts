'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { liveState, serverNowMs, useLiveGlance } from '../live/use-live';
import { type Hold, newAlerts, newReadings } from './hold';
import { createHoldStore, type HeldChart } from './hold-store';

// One for the page: what holds the chart is said in the header too.
export const holdStore = createHoldStore(() => ({ state: liveState(), nowMs: serverNowMs() }));

/** How the chart is held; null: it is not. */
export function useHoldKind(): Hold['kind'] | null {
  return useHoldPart((hold) => hold?.kind ?? null);
}

/** What the chart stands still at; null: it goes on. */
export function useHeld(): Hold['held'] | null {
  return useHoldPart((hold) => hold?.held ?? null);
}

/** The chart there is to hold; null: none is shown. */
export function useHeldChart(): HeldChart | null {
  return useSyncExternalStore(holdStore.subscribe, holdStore.chart, () => null);
}

/** Readings of the held chart that are not shown yet. */
export function useNewReadings(): number {
  return useLiveGlance(readingsNow);
}

/** Alerts that opened since the chart is held. */
export function useNewAlerts(): number {
  return useLiveGlance(alertsNow);
}

function useHoldPart<T>(select: (hold: Hold | null) => T): T {
  const part = useCallback(() => select(holdStore.hold()), [select]);
  return useSyncExternalStore(holdStore.subscribe, part, () => select(null));
}

function readingsNow(state: Hold['held']['state']): number {
  const [hold, chart] = [holdStore.hold(), holdStore.chart()];
  return hold === null || chart === null ? 0 : newReadings(hold.held, state, chart.sensorId);
}

function alertsNow(state: Hold['held']['state']): number {
  const hold = holdStore.hold();
  return hold === null ? 0 : newAlerts(hold.held, state);
}
