'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { liveState, useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { detailsOf } from '../setup/levels';
import { type Comparison, parseWith, swapped, withAdded, without, withText } from './compared-places';

/** Whom the chosen sensor is compared with, and what changes it. The same object while nothing of it changed. */
export type Comparing = Comparison & {
  chosenId: string;
  add(sensorId: string): void;
  takeOut(sensorId: string): void;
  /** Makes a compared sensor the chosen one, and the chosen one a compared one. */
  choose(sensorId: string): void;
  /** Forgets those that are left out. */
  tidy(): void;
};

/** The comparison in the address. */
export function useComparing(chosenId: string): Comparing {
  const text = useSearchParams().get('with');
  const ids = useSensorIds();
  const settings = useSettings();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sensors and settings may make it another one.
  const comparison = useMemo(() => comparisonOf(text, chosenId), [text, ids, settings, chosenId]);
  // The sets of sensors and settings change far oftener than what the address names of them.
  const key = JSON.stringify(comparison);
  return useMemo(() => ({ ...(JSON.parse(key) as Comparison), ...deedsOf(chosenId) }), [key, chosenId]);
}

// What is pressed in a row comes faster than the page hears of its own address.
function deedsOf(chosenId: string): Omit<Comparing, keyof Comparison> {
  const now = () => comparisonOf(new URL(location.href).searchParams.get('with'), chosenId).compared;
  return {
    chosenId,
    add: (sensorId) => show(withText(withAdded(now(), sensorId))),
    takeOut: (sensorId) => show(withText(without(now(), sensorId))),
    choose: (sensorId) => show(withText(swapped(now(), { chosenId, nextId: sensorId })), sensorId),
    tidy: () => show(withText(now())),
  };
}

function comparisonOf(text: string | null, chosenId: string): Comparison {
  const { sensors, settings } = liveState();
  return parseWith(text, { chosenId, isInUse: (id) => sensors.has(id) && !detailsOf(id, settings).isRetired });
}

function show(text: string | null, sensorId?: string): void {
  const address = new URL(location.href);
  if (text === null) address.searchParams.delete('with');
  else address.searchParams.set('with', text);
  if (sensorId !== undefined) address.searchParams.set('sensor', sensorId);
  history.pushState(null, '', address);
}
