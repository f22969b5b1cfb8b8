'use client';

import { useLive } from '../live/use-live';
import { nextSkew } from './clock-skew';

// One for the page: all places that say it say the same.
let said: number | null = null;

/** How far this device's clock is ahead of the server's, in ms, rounded to be said; null: not worth a word. */
export function useClockSkew(): number | null {
  return useLive(({ feed, clockOffsetMs }) => {
    if (feed !== null) said = nextSkew(said, clockOffsetMs);
    return said;
  });
}
