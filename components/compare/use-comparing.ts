'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { useSensorIds } from '../live/use-live';
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
  const comparison = useMemo(() => {
    const isInUse = (id: string) => ids.includes(id) && !detailsOf(id, settings).isRetired;
    return parseWith(text, { chosenId, isInUse });
  }, [text, ids, settings, chosenId]);
  // The sets of sensors and settings change far oftener than what the address names of them.
  const key = JSON.stringify(comparison);
  return useMemo(() => {
    const { compared, dropped }: Comparison = JSON.parse(key);
    return {
      chosenId,
      compared,
      dropped,
      add: (sensorId) => show(withText(withAdded(compared, sensorId))),
      takeOut: (sensorId) => show(withText(without(compared, sensorId))),
      choose: (sensorId) => show(withText(swapped(compared, { chosenId, nextId: sensorId })), sensorId),
      tidy: () => show(withText(compared)),
    };
  }, [key, chosenId]);
}

function show(text: string | null, sensorId?: string): void {
  const address = new URL(location.href);
  if (text === null) address.searchParams.delete('with');
  else address.searchParams.set('with', text);
  if (sensorId !== undefined) address.searchParams.set('sensor', sensorId);
  history.pushState(null, '', address);
}
