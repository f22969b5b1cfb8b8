import { describe, expect, it } from 'vitest';
import { buildFeed, SERVER_NOW_MS, snapshotEvent, stateAfter } from '../live/testing/build';
import { createConditionWatch } from './condition-watch';

const MINUTE_MS = 60_000;
const EVERY_MS = 10 * MINUTE_MS;

/** A sensor that speaks every ten minutes, `ageMs` ago for the last time. */
const slowSensor = (ageMs: number) =>
  snapshotEvent({
    seq: 9,
    feed: buildFeed({ connectedSinceMs: SERVER_NOW_MS - 24 * 60 * MINUTE_MS }),
    sensors: [
      {
        sensorId: 'slow',
        threshold: null,
        firstN: 1,
        recent: [5, 4, 3, 2, 1, 0].map((back) => [SERVER_NOW_MS - ageMs - back * EVERY_MS, 20, null]),
      },
    ],
  });

const RESTART = [{ type: 'link', link: 'lost' } as const, snapshotEvent()];

/** Its condition at each of these minutes after a server that has heard nothing yet took over. */
function conditionsAfterRestart(ageMs: number, minutes: readonly number[]) {
  const watch = createConditionWatch();
  watch(stateAfter(slowSensor(ageMs)), SERVER_NOW_MS);
  const state = stateAfter(slowSensor(ageMs), ...RESTART);
  return minutes.map((minute) => watch(state, SERVER_NOW_MS + 1000 + minute * MINUTE_MS).get('slow'));
}

describe('conditions over a restart of the server', () => {
  it('[PG51] a slow sensor keeps its rhythm, and is stale only when that is over', () => {
    const kinds = conditionsAfterRestart(MINUTE_MS, [0, 2, 29, 31]).map((condition) => condition?.kind);
    expect(kinds).toEqual(['ok', 'ok', 'ok', 'stale']);
  });

  it('[PG51] silence is counted from the last reading, not from the restart', () => {
    const [, after] = conditionsAfterRestart(200 * MINUTE_MS, [0, 31]);
    expect(after).toMatchObject({ kind: 'stale', sinceMs: SERVER_NOW_MS - 200 * MINUTE_MS });
  });
});

describe('one watch for all who look', () => {
  it('[PG51] hands the same map to those a step behind, even where a condition has just turned', () => {
    const watch = createConditionWatch();
    const state = stateAfter(slowSensor(0));
    const turnsMs = SERVER_NOW_MS + 30 * MINUTE_MS;
    watch(state, turnsMs);
    const turned = watch(state, turnsMs + 1000);
    expect(turned.get('slow')?.kind).toBe('stale');
    expect(watch(state, turnsMs)).toBe(turned);
    expect(watch(state, turnsMs + 1000)).toBe(turned);
  });
});
