import type { LiveState } from '../live/live-state';
import { recall, remember } from '../shell/local-memory';

const LAST_HEARD = 'isotherm-last-heard';
/** Off by less than the minute that is shown. */
const REMEMBER_MS = 5_000;

/** When this browser last heard from the server, epoch ms; null where it never did or does not remember. */
export function lastHeardMs(): number | null {
  const text = recall(LAST_HEARD);
  const heardMs = Number(text);
  return text === null || !Number.isFinite(heardMs) ? null : heardMs;
}

/** Remembers that the server was heard, now and then, while it is. To be given to `watchLive`. */
export function createLastHeard(): (state: LiveState, nowMs: number) => void {
  let rememberedMs = 0;
  return ({ link }, nowMs) => {
    if (link !== 'online' || nowMs - rememberedMs < REMEMBER_MS) return;
    rememberedMs = nowMs;
    remember(LAST_HEARD, `${Math.round(nowMs)}`);
  };
}
