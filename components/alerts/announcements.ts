import type { Alert } from '#protocol/alert';
import { slotOf } from '../live/alert-slot';
import { type RowState, stateOf } from './row-state';

/** A sensor that comes and goes is spoken of so often at most, in ms. */
export const SPEAK_AGAIN_MS = 60_000;

/** How each alert stood when it was looked at, and when each slot was last spoken of: `opens …`, `ends …`. */
export type Spoken = { states: ReadonlyMap<string, RowState>; atMs: ReadonlyMap<string, number> };

export const NOTHING_SPOKEN: Spoken = { states: new Map(), atMs: new Map() };

/** `opens` and `rings-again` interrupt; `ends` waits. */
export type Announcement = { what: 'opens' | 'rings-again' | 'ends'; alert: Alert };

/** What a screen reader is told now: only what changed since the last look, of what comes and goes once a minute. */
export function announce(
  spoken: Spoken,
  alerts: Iterable<Alert>,
  nowMs: number,
): { spoken: Spoken; say: Announcement[] } {
  const states = new Map<string, RowState>();
  const atMs = new Map([...spoken.atMs].filter(([, lastMs]) => nowMs - lastMs < SPEAK_AGAIN_MS));
  const say: Announcement[] = [];
  for (const alert of alerts) {
    const state = stateOf(alert, nowMs);
    states.set(alert.id, state);
    const what = newsOf(spoken.states.get(alert.id), state);
    if (what === null) continue;
    const key = `${what} ${slotOf(alert)}`;
    if (atMs.has(key)) continue;
    atMs.set(key, nowMs);
    say.push({ what, alert });
  }
  return { spoken: { states, atMs }, say };
}

function newsOf(before: RowState | undefined, now: RowState): Announcement['what'] | null {
  const isOver = now === 'unseen' || now === 'ended';
  if (before === undefined) return isOver ? null : now === 'rings' ? 'opens' : null;
  if (before === now) return null;
  if (now === 'rings') return 'rings-again';
  return isOver && before !== 'unseen' && before !== 'ended' ? 'ends' : null;
}
