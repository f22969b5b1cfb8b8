'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { groupSensors } from '../sensors/sensor-groups';
import { nextPlaces, type Places, parsePlaces, SETTLING_MS, settlingPlaces } from './wall-places';

const KEY = 'isotherm.wall.places';

// Each group has places of its own.
const keyOf = (group: string | null) => (group === null ? KEY : `${KEY}.${group}`);

/** Who of a group stands where, null of all; kept for as long as this tab is open. Give another component for another group. */
export function usePlaces(group: string | null): Places {
  const ids = useSensorIds();
  const settings = useSettings();
  const sorted = useMemo(
    () =>
      groupSensors(ids, settings)
        .groups.filter(({ name }) => group === null || name === group)
        .flatMap(({ sensorIds }) => sensorIds),
    [ids, settings, group],
  );
  const [places, setPlaces] = useState<Places>([]);
  const settledAtMs = useRef<number | null>(null);
  useEffect(() => {
    // Before the first snapshot nobody is there, and nobody is gone.
    if (sorted.length === 0) return;
    const known = settledAtMs.current === null ? parsePlaces(sessionStorage.getItem(keyOf(group))) : null;
    settledAtMs.current ??= performance.now() + (known === null ? SETTLING_MS : 0);
    const isSettling = performance.now() < settledAtMs.current;
    setPlaces((before) => (isSettling ? settlingPlaces(before, sorted) : nextPlaces(known ?? before, sorted)));
  }, [sorted, group]);
  useEffect(() => {
    if (places.length > 0) sessionStorage.setItem(keyOf(group), JSON.stringify(places));
  }, [places, group]);
  return places;
}
