import { describe, expect, it } from 'vitest';
import { buildFeed, frameEvent, SERVER_NOW_MS, snapshotEvent, stateAfter } from '../live/testing/build';
import { buildAllSettings } from '../setup/testing/build-settings';
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

const LOST = { type: 'link', link: 'lost' } as const;
const RESTART = [LOST, snapshotEvent()];

/** Its condition at each of these minutes after a server that has heard nothing yet took over. */
function conditionsAfterRestart(ageMs: number, minutes: readonly number[]) {
  const watch = createConditionWatch();
  watch(stateAfter(slowSensor(ageMs)), SERVER_NOW_MS);
  const state = stateAfter(slowSensor(ageMs), ...RESTART);
  return minutes.map((minute) => watch(state, SERVER_NOW_MS + 1000 + minute * MINUTE_MS).get('slow'));
}

describe('conditions over a restart of the server', () => {
  it('[PG51] a slow sensor keeps its rhythm, and is stale only when that is over', () => {
    const kinds = conditionsAfterRestart(MINUTE_MS, [0, 2, 28, 31]).map((condition) => condition?.kind);
    expect(kinds).toEqual(['ok', 'ok', 'ok', 'stale']);
  });

  it('[PG484] one whose rhythm was over before is not known until the server has listened as long, or hears it', () => {
    const kinds = conditionsAfterRestart(40 * MINUTE_MS, [0, 29, 31]).map((condition) => condition?.kind);
    expect(kinds).toEqual(['not-known', 'not-known', 'stale']);
    const watch = createConditionWatch();
    watch(stateAfter(slowSensor(40 * MINUTE_MS), ...RESTART), SERVER_NOW_MS);
    const heard = frameEvent(1, { readings: [['slow', 7, [[SERVER_NOW_MS, 21, null]]]] });
    const again = watch(stateAfter(slowSensor(40 * MINUTE_MS), ...RESTART, heard), SERVER_NOW_MS + 1000);
    expect(again.get('slow')).toMatchObject({ kind: 'ok', isStale: false });
  });

  it('[PG484] the silence that is set counts where it is shorter, while nobody could hear the sensor', () => {
    const kindWith = (isOn: boolean) => {
      const settings = [buildAllSettings({ rules: { noData: { isOn, afterMs: 5 * MINUTE_MS } } })];
      const state = stateAfter(slowSensor(6 * MINUTE_MS), LOST, snapshotEvent({ settings }));
      return createConditionWatch()(state, SERVER_NOW_MS + 1000).get('slow')?.kind;
    };
    expect([kindWith(true), kindWith(false)]).toEqual(['not-known', 'ok']);
  });

  it('[PG484] while the broker does not answer a value grows old all the same', () => {
    const away = buildFeed({ connected: false, connectedSinceMs: SERVER_NOW_MS });
    const state = stateAfter(slowSensor(0), frameEvent(10, { feed: away }));
    const watch = createConditionWatch();
    const kindAt = (minute: number) => watch(state, SERVER_NOW_MS + minute * MINUTE_MS).get('slow')?.kind;
    expect([kindAt(29), kindAt(31)]).toEqual(['ok', 'not-known']);
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
