import type { Held } from '../chart/chart-moment';
import { lastN } from '../history/live-tail';
import type { LiveState } from '../live/live-state';

/** How a chart is held: while the pointer is on it, or until somebody lets go. */
export type Hold = {
  kind: 'hover' | 'lock';
  /** What the chart stands still at. The same object as long as it is held. */
  held: Held;
  /** When the pointer moved last, epoch ms. */
  movedAtMs: number;
};

/** `move`, `leave`: the pointer on the chart. `toggle`: the button or the key. `look`: time has passed. */
export type HoldEvent = 'move' | 'leave' | 'toggle' | 'look';

/** A pointer that rests so long was forgotten there, and the chart would be old without anybody wanting it. In ms. */
export const STILL_MS = 10_000;

/** What holds the chart after an event, `now` being what is known then. */
export function nextHold(hold: Hold | null, event: HoldEvent, now: Held): Hold | null {
  if (event === 'toggle') {
    return hold?.kind === 'lock' ? null : { kind: 'lock', held: hold?.held ?? now, movedAtMs: now.nowMs };
  }
  if (hold?.kind === 'lock') return hold;
  if (event === 'move') return { kind: 'hover', held: hold?.held ?? now, movedAtMs: now.nowMs };
  if (hold === null || event === 'leave') return null;
  return now.nowMs - hold.movedAtMs >= STILL_MS ? null : hold;
}

/** Readings of a sensor that came since and are not shown. */
export function newReadings({ state }: Held, now: LiveState, sensorId: string): number {
  const [shown, known] = [state, now].map(({ sensors }) => sensors.get(sensorId));
  if (known === undefined) return 0;
  return Math.max(0, lastN(known) - (shown === undefined ? known.firstN - 1 : lastN(shown)));
}

/** Alerts that opened since and are still open, of any sensor. */
export function newAlerts({ state }: Held, { alerts }: LiveState): number {
  return [...alerts.values()].filter(({ id, endedAtMs }) => endedAtMs === null && !state.alerts.has(id)).length;
}
