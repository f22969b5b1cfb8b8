import { describe, expect, it } from 'vitest';
import { newSensor } from '../live/live-sensor';
import { INITIAL_STATE, type LiveState } from '../live/live-state';
import { buildAlert } from '../live/testing/build';
import { type Hold, type HoldEvent, newAlerts, newReadings, nextHold, STILL_MS } from './hold';

const at = (nowMs: number) => ({ state: INITIAL_STATE, nowMs });

function holdAfter(...events: [HoldEvent, nowMs: number][]): Hold | null {
  return events.reduce<Hold | null>((hold, [event, nowMs]) => nextHold(hold, event, at(nowMs)), null);
}

type StateOf = { readings: number; firstN?: number; alertIds?: string[] };

function stateOf({ readings, firstN = 1, alertIds = [] }: StateOf): LiveState {
  const recent = Array.from({ length: readings }, (_, index): [number, number, null] => [index, 4, null]);
  const sensor = newSensor({ sensorId: 'fridge', threshold: null, firstN, recent });
  const alerts = new Map(alertIds.map((id) => [id, buildAlert({ id, endedAtMs: null })]));
  return { ...INITIAL_STATE, sensors: new Map([['fridge', sensor]]), alerts };
}

describe('holding the chart', () => {
  it('[PG300] begins where the pointer comes, stays while it moves, ends where it leaves', () => {
    expect(holdAfter(['move', 100], ['move', 9_000], ['look', 15_000])).toMatchObject({ kind: 'hover', held: at(100) });
    expect(holdAfter(['move', 100], ['leave', 200])).toBeNull();
  });

  it('[PG300] ends when the pointer was still for ten seconds, and begins anew when it moves', () => {
    expect(holdAfter(['move', 100], ['look', 99 + STILL_MS])).not.toBeNull();
    expect(holdAfter(['move', 100], ['look', 100 + STILL_MS])).toBeNull();
    expect(holdAfter(['move', 100], ['look', 100 + STILL_MS], ['move', 20_000])?.held.nowMs).toBe(20_000);
  });

  it('[PG300] once locked ends only by the one who locked it', () => {
    const locked = holdAfter(['toggle', 100], ['move', 200], ['leave', 300], ['look', 900_000]);
    expect(locked).toMatchObject({ kind: 'lock', held: at(100) });
    expect(nextHold(locked, 'toggle', at(901_000))).toBeNull();
  });

  it('[PG300] a chart that is held already is locked as it stands', () => {
    expect(holdAfter(['move', 100], ['toggle', 5_000])).toMatchObject({ kind: 'lock', held: at(100) });
  });

  it('[PG300] tells how many readings and open alerts came since', () => {
    const held = { state: stateOf({ readings: 5, alertIds: ['a'] }), nowMs: 0 };
    const now = stateOf({ readings: 17, alertIds: ['a', 'b'] });
    expect(newReadings(held, now, 'fridge')).toBe(12);
    expect(newReadings(held, now, 'unknown')).toBe(0);
    expect(newAlerts(held, now)).toBe(1);
  });

  it('[PG300] of a sensor that was not there all of its readings are new; numbered anew they are not fewer than none', () => {
    expect(newReadings(at(0), stateOf({ readings: 3, firstN: 8 }), 'fridge')).toBe(3);
    expect(newReadings({ state: stateOf({ readings: 9 }), nowMs: 0 }, stateOf({ readings: 2 }), 'fridge')).toBe(0);
  });
});
