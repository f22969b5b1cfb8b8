import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { AlertState } from '#server/domain/alerts/alert-state';
import type { SettingsChanged } from '#server/domain/settings-change';
import type { WriterClaim } from '#server/store-port';
import { ask, claimOf, LOAD, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { createFakeClock } from '#server/testing/fake-clock';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aBatch, anAlert, aSettingsChange } from '#server/testing/write-batches';

let database: TestDatabase;
let claim: WriterClaim;

beforeEach(async () => {
  database = await createTestDatabase();
  claim = await claimOf(storeOn(database.connection));
});

afterEach(async () => {
  await claim.release();
  await database.drop();
});

describe('a load', () => {
  it('[ST34] of an empty database finds the default of the first start, which later starts do not change', async () => {
    const { board, places } = await claim.load(LOAD);
    const limits = { high: 40, low: null, version: 1, changedAtMs: null, changedBy: null };
    const ofAll = { scope: 'all', id: '', rules: { limits }, details: null };
    expect(board.settings).toEqual([{ ...ofAll, version: 1, changedAtMs: null, changedBy: null }]);
    expect(board).toMatchObject({ lastVersion: 1, sensors: [], open: [], unseen: [] });
    expect(places.size).toBe(0);
    const later = await claim.load({ ...LOAD, defaultLimits: { high: 5, low: null } });
    expect(later.board.settings).toEqual(board.settings);
  });

  it('[ST34] finds the last readings in order, the open alert, and where the log goes on', async () => {
    const celsius = Array.from({ length: 400 }, (_, index) => 20 + index / 4);
    await claim.commit(aBatch({ readings: { firstN: 1, celsius }, alerts: [anAlert()] }), 1);
    const { board, places } = await claim.load(LOAD);
    const [sensor] = board.sensors;
    expect(sensor).toMatchObject({ sensorId: 'freezer-1', n: 400, celsius: 119.75, logId: 'log', offset: 399 });
    expect(sensor?.recent.map((point) => point[1])).toEqual(celsius.slice(-300));
    expect(board.open).toEqual([anAlert()]);
    expect(places.get(0)).toEqual({ logId: 'log', next: 400, last: null });
  });

  it('[ST34] finds sensors that left, with their ordinals', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    await claim.commit(aBatch({ removed: [{ sensorId: 'freezer-1', afterReadings: 0 }] }), 2);
    const { board } = await claim.load(LOAD);
    expect(board.sensors).toEqual([]);
    expect(board.absent).toEqual([{ sensorId: 'freezer-1', n: 2 }]);
  });

  it('[ST43] finds of each level what it said last, and nothing of one that says nothing any more', async () => {
    await claim.load(LOAD);
    const sensor = { scope: 'sensor', scopeId: 'freezer-1' } as const;
    const settings = [
      aSettingsChange(2, { ...sensor, high: 30 }),
      aSettingsChange(3, { high: 50 }),
      aSettingsChange(4, { ...sensor, high: 31, details: { name: '冷库', isRetired: true } }),
      aSettingsChange(5, { scope: 'group', scopeId: 'freezer-1', high: 8 }),
      aSettingsChange(6, { scope: 'sensor', scopeId: 'oven', details: { group: 'hot' } }),
      aSettingsChange(7, { scope: 'sensor', scopeId: 'oven', details: {} }),
    ];
    await claim.commit(aBatch({ settings }), 1);
    const { board } = await claim.load(LOAD);
    expect(board.lastVersion).toBe(7);
    expect(board.settings.map(({ scope, id, version, rules }) => [scope, id, version, rules.limits?.high])).toEqual([
      ['all', '', 3, 50],
      ['group', 'freezer-1', 5, 8],
      ['sensor', 'freezer-1', 4, 31],
    ]);
    const { after, changedAtMs, changedBy } = settings[2] as SettingsChanged;
    expect(board.settings[2]).toEqual({
      scope: 'sensor',
      id: 'freezer-1',
      ...after,
      version: 4,
      changedAtMs,
      changedBy,
    });
  });

  it('[ST40] finds the clock, the interval and what the rules of a sensor remember, as of its last reading', async () => {
    const origin = { logId: 'log', partition: 0, offset: 1 };
    const pending = {
      kind: 'high',
      severity: 'warning',
      thresholdCelsius: 20,
      sinceMs: 5,
      lastingMs: 600_000,
    } as const;
    const state: AlertState = {
      pending: [{ ...pending, origin, version: 3, celsius: 20.5, peakCelsius: 0.1 + 0.2, readings: 2 }],
      exposure: { high: [[29_000_000, 1500]], low: [] },
      movement: null,
      doubted: -127,
    };
    const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] } });
    batch.readings.clocksMs = [TEST_NOW_MS, TEST_NOW_MS + 7];
    batch.readings.intervalsMs = [null, 1000.5];
    batch.alertStates = [null, { ...state, doubted: 85 }, state].map((one) => ({ sensorId: 'freezer-1', state: one }));
    await claim.commit(batch, 1);
    const loaded = async () => (await claim.load(LOAD)).board.sensors[0];
    expect(await loaded()).toMatchObject({ clockMs: TEST_NOW_MS + 7, intervalMs: 1000.5 });
    expect((await loaded())?.alertState).toEqual(state);
    await claim.commit(aBatch({ alertStates: [{ sensorId: 'freezer-1', state: null }] }), 2);
    expect((await loaded())?.alertState).toBeNull();
  });

  it('[ST40] takes the last measured time for the clock of a sensor that was stored without one', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), 1);
    await ask(database.connection, 'UPDATE sensors SET clock_ms = NULL');
    expect((await claim.load(LOAD)).board.sensors[0]).toMatchObject({ clockMs: TEST_NOW_MS + 1000 });
  });

  it('[ST44] finds every open alert, of each kind and of the feed, with all that is known of it', async () => {
    const full = anAlert({
      ...{ id: 'full', kind: 'fault', severity: 'warning', cause: 'stuck', afterMs: 60_000, sinceMs: 3 },
      ...{ backSinceMs: 4, acknowledgedAtMs: 5, acknowledgedBy: 'ana', snoozedUntilMs: 6 },
    });
    const none = { thresholdCelsius: null, openedCelsius: null, peakCelsius: null };
    const silent = anAlert({ ...none, id: 'silent', kind: 'no-data' });
    const feed = anAlert({ ...none, id: 'feed', kind: 'feed', sensorId: '', readings: 0 });
    const alerts = [full, silent, feed, anAlert()];
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41] }, alerts }), 1);
    const { open } = (await claim.load(LOAD)).board;
    expect(open).toHaveLength(4);
    expect(open).toEqual(expect.arrayContaining(alerts));
  });

  it('[ST44] finds the latest of each sensor, kind and severity that ended unseen', async () => {
    const ended = (id: string, openedAtMs: number, fields: Partial<Alert> = {}) =>
      anAlert({ id, openedAtMs, endedAtMs: openedAtMs + 5, endReason: 'back', ...fields });
    const alerts = [
      ended('first', 10),
      ended('later', 20),
      ended('seen', 30, { acknowledgedAtMs: 50 }),
      ended('warning', 5, { severity: 'warning' }),
      ended('feed', 15, { kind: 'feed', sensorId: '' }),
      anAlert({ id: 'open', openedAtMs: 40 }),
    ];
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41] }, alerts }), 1);
    const { unseen } = (await claim.load(LOAD)).board;
    expect(unseen.map(({ id }) => id)).toEqual(['warning', 'feed', 'later']);
    expect(unseen[2]).toEqual(alerts[1]);
  });

  it('[ST34] finds a sensor on the board that was heard again after it left, in one batch', async () => {
    const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] } });
    batch.removed.push({ sensorId: 'freezer-1', afterReadings: 1 });
    await claim.commit(batch, 1);
    expect((await claim.load(LOAD)).board.sensors).toHaveLength(1);
  });

  it('[ST15] [ST34] finds since which reading a sensor is back, whether that came in the same batch or later', async () => {
    const sinceN = async () => (await claim.load(LOAD)).board.sensors[0]?.sinceN;
    const removed = (afterReadings: number) => [{ sensorId: 'freezer-1', afterReadings }];
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    expect(await sinceN()).toBe(1);
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [22, 23] }, removed: removed(1) }), 2);
    expect(await sinceN()).toBe(4);
    await claim.commit(aBatch({ removed: removed(0) }), 3);
    await claim.commit(aBatch({ readings: { firstN: 5, celsius: [24] } }), 4);
    expect(await sinceN()).toBe(5);
  });

  it('[ST34] finds alerts told as ended within ten minutes, keys and events of a day', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41] } }), 1);
    const ended = anAlert({ endedAtMs: TEST_NOW_MS, endReason: 'back' });
    const old = anAlert({ ...ended, id: 'old' });
    await claim.commit(aBatch({ alerts: [old], atMs: TEST_NOW_MS - 11 * 60_000 }), 2);
    const event = { kind: 'topic-recreated', atMs: TEST_NOW_MS, partition: 0, fromOffset: 5, toOffset: 9 } as const;
    const keys = [
      { key: 'yesterday/0', atMs: TEST_NOW_MS - 25 * 3_600_000 },
      { key: 'today/0', atMs: TEST_NOW_MS - 3_600_000 },
    ];
    await claim.commit(aBatch({ alerts: [ended], events: [event], keys }), 3);
    const state = await claim.load(LOAD);
    expect(state.board.ended).toEqual([{ alert: ended, toldAtMs: TEST_NOW_MS }]);
    expect(state.keys.map(({ key }) => key)).toEqual(['today/0']);
    expect(state.events).toEqual([event]);
  });

  it('[ST34] finds the readings of several days, each in a partition of its own', async () => {
    await claim.release();
    const clock = createFakeClock();
    claim = await claimOf(storeOn(database.connection, clock));
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    clock.advance(86_400_000);
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [22] } }), 2);
    const { board } = await claim.load(LOAD);
    expect(board.sensors[0]?.recent.map((point) => point[1])).toEqual([20, 21, 22]);
    const days = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'readings'::regclass";
    expect(await ask(database.connection, days)).toEqual([{ count: '3' }]);
  });
});
