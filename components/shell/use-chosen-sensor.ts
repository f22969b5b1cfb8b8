'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useLive } from '../live/use-live';
import { sensorToOpen } from './chosen-sensor';

export type ChosenSensor = {
  /** Null while there is no sensor at all. May name one that is not there. */
  chosenId: string | null;
  /** Puts it into the address, so that a link or a reload opens the same; null: none in particular. */
  choose(sensorId: string | null): void;
};

/** The sensor whose chart is shown. */
export function useChosenSensor(): ChosenSensor {
  const asked = useSearchParams().get('sensor');
  const offered = useOfferedSensor();
  const choose = useCallback((sensorId: string | null) => {
    const address = new URL(location.href);
    if (sensorId === null) address.searchParams.delete('sensor');
    else address.searchParams.set('sensor', sensorId);
    if (address.href !== location.href) history.pushState(null, '', address);
  }, []);
  return { chosenId: asked ?? offered, choose };
}

// Kept once offered: the chart must not change under the eye because an alert opened elsewhere.
function useOfferedSensor(): string | null {
  const [kept, keep] = useState<string | null>(null);
  const offered = useLive((live) => (kept !== null && live.sensors.has(kept) ? kept : sensorToOpen(live)));
  if (offered !== kept) keep(offered);
  return offered;
}
