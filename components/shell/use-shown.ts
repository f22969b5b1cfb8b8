'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import { parseRange, type Range, rangeText } from '../history/range';
import { useLive } from '../live/use-live';
import { sensorToOpen } from './chosen-sensor';

export type Shown = {
  /** Null while there is no sensor at all. May name one that is not there. */
  chosenId: string | null;
  /** What its chart spans. The same object while it is the same. */
  range: Range;
  /**
   * Puts it into the address, so that a link or a reload opens the same; null: no sensor in particular. `replace`: going
   * back leads to what was before that which is shown.
   */
  show(sensorId: string | null, range: Range, how?: 'replace'): void;
};

/** The sensor whose chart is shown, and how much of it. */
export function useShown(): Shown {
  const asked = useSearchParams();
  const offered = useOfferedSensor();
  const text = asked.get('range');
  const range = useMemo(() => parseRange(text), [text]);
  const show = useCallback((sensorId: string | null, next: Range, how?: 'replace') => {
    const address = new URL(location.href);
    put(address, { name: 'sensor', value: sensorId });
    put(address, { name: 'range', value: rangeText(next) });
    if (address.href === location.href) return;
    if (how === 'replace') history.replaceState(null, '', address);
    else history.pushState(null, '', address);
  }, []);
  return { chosenId: asked.get('sensor') ?? offered, range, show };
}

function put({ searchParams }: URL, { name, value }: { name: string; value: string | null }): void {
  if (value === null) searchParams.delete(name);
  else searchParams.set(name, value);
}

// Kept once offered: the chart must not change under the eye because an alert opened elsewhere.
function useOfferedSensor(): string | null {
  const [kept, keep] = useState<string | null>(null);
  const offered = useLive((live) => (kept !== null && live.sensors.has(kept) ? kept : sensorToOpen(live)));
  if (offered !== kept) keep(offered);
  return offered;
}
