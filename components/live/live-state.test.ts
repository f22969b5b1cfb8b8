import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { CUT_AT, MAX_POINTS } from './live-sensor';
import { INITIAL_STATE, reduceLive } from './live-state';
import {
  buildAlert,
  buildFeed,
  buildPoints,
  buildThreshold,
  frameEvent,
  SERVER_NOW_MS,
  snapshotEvent,
  stateAfter,
} from './testing/build';

const fridge = { sensorId: 'fridge', threshold: null, firstN: 1, recent: buildPoints(1, 3) };

describe('a frame', () => {
  it('[PG5] that leaves a hole asks for a snapshot and changes nothing until it comes', () => {
    const before = stateAfter(snapshotEvent({ sensors: [fridge] }));
    const holed = reduceLive(before, frameEvent(2, { removed: ['fridge'] }), 0);
    expect(holed).toEqual({ ...before, awaitsSnapshot: true });
    expect(reduceLive(holed, frameEvent(3), 0)).toBe(holed);
  });

  it('[PG5] that the snapshot contains already changes nothing', () => {
    const state = stateAfter(snapshotEvent({ seq: 7, sensors: [fridge] }));
    expect(reduceLive(state, frameEvent(7, { removed: ['fridge'] }), SERVER_NOW_MS)).toBe(state);
  });

  it('[PG5] that removes a sensor and brings it again makes a new one', () => {
    const state = stateAfter(
      snapshotEvent({ sensors: [fridge] }),
      frameEvent(1, { removed: ['fridge'], readings: [['fridge', 1, buildPoints(9, 1)]] }),
    );
    expect(state.sensors.get('fridge')).toMatchObject({ firstN: 1, points: buildPoints(9, 1), earlier: [] });
  });

  it('[PG5] that removes a sensor takes its open alerts along, not those that ended', () => {
    const ended = buildAlert({ id: 'a2', endedAtMs: SERVER_NOW_MS, endReason: 'back' });
    const state = stateAfter(
      snapshotEvent({ sensors: [fridge], alerts: [buildAlert(), ended] }),
      frameEvent(1, { removed: ['fridge'] }),
    );
    expect([...state.alerts.keys()]).toEqual(['a2']);
  });

  it('[PG5] changes only what it names', () => {
    const freezer = { ...fridge, sensorId: 'freezer' };
    const before = stateAfter(snapshotEvent({ sensors: [fridge, freezer] }));
    const after = reduceLive(before, frameEvent(1, { readings: [['fridge', 4, buildPoints(4, 1)]] }), SERVER_NOW_MS);
    expect(after.sensors.get('freezer')).toBe(before.sensors.get('freezer'));
    expect(after.alerts).toBe(before.alerts);
  });

  it('[PG5] moves a threshold, and back to the default', () => {
    const own = buildThreshold({ high: 8, version: 2 });
    const base = buildThreshold({ high: 50, version: 3 });
    const thresholds = frameEvent(1, {
      thresholds: [
        ['fridge', own],
        [null, base],
      ],
    });
    const state = stateAfter(snapshotEvent({ sensors: [fridge] }), thresholds);
    expect(state.sensors.get('fridge')?.threshold).toEqual(own);
    expect(state.defaultThreshold).toEqual(base);
    const reset = reduceLive(state, frameEvent(2, { thresholds: [['fridge', null]] }), SERVER_NOW_MS);
    expect(reset.sensors.get('fridge')?.threshold).toBeNull();
  });

  it('[PG6] with words of a later version is read for what is known', () => {
    const unknown = { ...buildAlert({ id: 'a9' }), kind: 'rate' } as unknown as Alert;
    const state = stateAfter(
      snapshotEvent(),
      frameEvent(1, { alerts: [unknown, buildAlert()], later: true } as object),
    );
    expect([...state.alerts.keys()]).toEqual(['a1']);
  });
});

describe('a snapshot', () => {
  it('[PG6] of another protocol changes nothing', () => {
    expect(stateAfter(snapshotEvent({ protocol: 2 }))).toBe(INITIAL_STATE);
  });

  it('[PG7] after an absence keeps the older points that go on without a hole', () => {
    const state = stateAfter(
      snapshotEvent({ sensors: [{ ...fridge, recent: buildPoints(1, 10) }] }),
      { type: 'link', link: 'lost' },
      snapshotEvent({ seq: 9, sensors: [{ ...fridge, firstN: 6, recent: buildPoints(6, 10) }] }),
    );
    expect(state.sensors.get('fridge')).toMatchObject({ firstN: 1, points: buildPoints(1, 15), earlier: [] });
  });

  it('[PG7] after a longer absence keeps them apart, before a hole', () => {
    const state = stateAfter(
      snapshotEvent({ sensors: [fridge] }),
      snapshotEvent({ seq: 9, sensors: [{ ...fridge, firstN: 6, recent: buildPoints(6, 2) }] }),
    );
    expect(state.sensors.get('fridge')).toMatchObject({ firstN: 6, points: buildPoints(6, 2), earlier: fridge.recent });
  });

  it('[PG7] of a restarted server keeps sensors it has not heard yet, and what ended', () => {
    const restarted = buildFeed({ connectedSinceMs: SERVER_NOW_MS + 1 });
    const ended = buildAlert({ id: 'a2', endedAtMs: SERVER_NOW_MS, endReason: 'back' });
    const state = stateAfter(
      snapshotEvent({ sensors: [fridge], alerts: [buildAlert(), ended] }),
      { type: 'link', link: 'lost' },
      snapshotEvent({ feed: restarted }),
    );
    expect(state.sensors.get('fridge')).toMatchObject({ points: [], earlier: fridge.recent });
    expect([...state.alerts.keys()]).toEqual(['a2']);
  });

  it('[PG7] of the same server drops sensors it does not name', () => {
    const lost = { type: 'link', link: 'lost' } as const;
    const state = stateAfter(snapshotEvent({ sensors: [fridge] }), lost, snapshotEvent({ seq: 1 }));
    expect(state.sensors.size).toBe(0);
  });

  it('[PG7] readings heard again after a restart do not lie twice on the chart', () => {
    const state = stateAfter(
      snapshotEvent({ seq: 5, sensors: [{ ...fridge, recent: buildPoints(1, 6) }] }),
      snapshotEvent({ seq: 0, sensors: [{ ...fridge, firstN: 1, recent: buildPoints(4, 6) }] }),
    );
    const { earlier, points } = state.sensors.get('fridge')!;
    expect([...earlier, ...points]).toEqual(buildPoints(1, 9));
  });
});

describe('what is kept', () => {
  it('[PG8] is bounded: the oldest points go first, and n still counts from the first kept', () => {
    const state = stateAfter(
      snapshotEvent({ sensors: [{ ...fridge, recent: buildPoints(1, CUT_AT) }] }),
      frameEvent(1, { readings: [['fridge', CUT_AT + 1, buildPoints(CUT_AT + 1, 5)]] }),
    );
    const { firstN, points } = state.sensors.get('fridge')!;
    expect(points).toHaveLength(MAX_POINTS);
    expect([firstN, points[0]?.[1], points.at(-1)?.[1]]).toEqual([CUT_AT + 6 - MAX_POINTS, firstN, CUT_AT + 5]);
  });

  it('[PG8] gives up the past before the present', () => {
    const state = stateAfter(
      snapshotEvent({ sensors: [{ ...fridge, recent: buildPoints(1, MAX_POINTS) }] }),
      snapshotEvent({ seq: 9, sensors: [{ ...fridge, firstN: 5_000, recent: buildPoints(5_000, 300) }] }),
    );
    const { earlier, points } = state.sensors.get('fridge')!;
    expect([earlier.length, earlier.at(-1)?.[1], points.length]).toEqual([MAX_POINTS - 300, MAX_POINTS, 300]);
  });

  it('[PG8] forgets an acknowledged alert ten minutes after its end', () => {
    const ended = buildAlert({ endedAtMs: SERVER_NOW_MS, endReason: 'back', acknowledgedAtMs: SERVER_NOW_MS });
    const state = stateAfter(
      snapshotEvent({ alerts: [ended] }),
      frameEvent(1, { serverTimeMs: SERVER_NOW_MS + 600_000 }),
    );
    expect(state.alerts.size).toBe(1);
    const later = reduceLive(state, frameEvent(2, { serverTimeMs: SERVER_NOW_MS + 600_001 }), SERVER_NOW_MS);
    expect(later.alerts.size).toBe(0);
  });
});

describe('the link', () => {
  it('[PG4] is online with the snapshot, not with the connection', () => {
    expect(stateAfter({ type: 'link', link: 'connected' }).link).toBe('connecting');
    expect(stateAfter({ type: 'link', link: 'connected' }, snapshotEvent()).link).toBe('online');
  });

  it('[PG4] keeps the time it was lost at, by the server’s clock, and everything known', () => {
    const online = stateAfter(snapshotEvent({ serverTimeMs: SERVER_NOW_MS + 5_000, sensors: [fridge] }));
    const lost = reduceLive(online, { type: 'link', link: 'lost' }, SERVER_NOW_MS + 1_000);
    const lostAgain = reduceLive(lost, { type: 'link', link: 'lost' }, SERVER_NOW_MS + 9_000);
    expect(lostAgain).toMatchObject({ link: 'offline', linkSinceMs: SERVER_NOW_MS + 6_000, sensors: online.sensors });
  });
});

describe('the server’s clock', () => {
  it('[PG9] is taken from the frame that was least late', () => {
    const late = reduceLive(stateAfter(snapshotEvent()), frameEvent(1), SERVER_NOW_MS + 800);
    expect(late.clockOffsetMs).toBe(0);
    expect(reduceLive(late, frameEvent(2), SERVER_NOW_MS - 300).clockOffsetMs).toBe(300);
  });

  it('[PG9] follows when this browser’s clock is set', () => {
    const ahead = reduceLive(stateAfter(snapshotEvent()), frameEvent(1), SERVER_NOW_MS + 3_600_000);
    expect(ahead.clockOffsetMs).toBe(-3_600_000);
  });
});

it('[PG347] how much later a frame came than the quickest is known', () => {
  const joined = reduceLive(INITIAL_STATE, snapshotEvent({}), SERVER_NOW_MS + 100);
  const quick = reduceLive(joined, frameEvent(1), SERVER_NOW_MS + 20);
  expect(quick.delayMs).toBe(0);
  expect(reduceLive(quick, frameEvent(2), SERVER_NOW_MS + 6_020).delayMs).toBe(6_000);
});
