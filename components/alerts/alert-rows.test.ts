import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { buildAlert } from '../live/testing/build';
import { alertRows, type SensorNow } from './alert-rows';

const NOW_MS = 10_000_000;

let lastId = 0;

function alert(changes: Partial<Alert>): Alert {
  lastId += 1;
  return buildAlert({
    id: `alert-${lastId}`,
    sensorId: 'oven',
    openedAtMs: NOW_MS - 60_000,
    peakCelsius: 45,
    ...changes,
  });
}

/** Over, and somebody saw it, unless the changes say otherwise. */
function ended(endedAtMs: number, changes: Partial<Alert> = {}): Alert {
  const over = { openedAtMs: endedAtMs - 1_000, endedAtMs, endReason: 'back' as const, acknowledgedAtMs: endedAtMs };
  return alert({ ...over, ...changes });
}

const unseen = (endedAtMs: number, changes: Partial<Alert> = {}) =>
  ended(endedAtMs, { acknowledgedAtMs: null, ...changes });

function rowsOf(alerts: Alert[], { nowMs = NOW_MS, now = undefined as SensorNow | undefined } = {}) {
  return alertRows({ alerts, sensorNow: () => now, nowMs });
}

const sensorsOf = (alerts: Alert[]) => rowsOf(alerts).map(({ sensorId }) => sensorId);

describe('the rows of the alert strip', () => {
  it('[PG40] are one a sensor', () => {
    expect(sensorsOf([ended(NOW_MS - 20_000), alert({}), alert({ sensorId: 'freezer' })]).sort()).toEqual([
      'freezer',
      'oven',
    ]);
  });

  it('[PG41] stay for 30 seconds after an alert ended that somebody saw', () => {
    expect(rowsOf([ended(NOW_MS - 29_000)])).toMatchObject([{ state: 'ended' }]);
    expect(rowsOf([ended(NOW_MS - 30_000)])).toEqual([]);
  });

  it('[PG138] stay until somebody acknowledged it', () => {
    expect(rowsOf([unseen(NOW_MS - 9_000_000)])).toMatchObject([{ state: 'unseen' }]);
  });

  it('[PG138] of a sensor that came and went are done with the latest that somebody saw', () => {
    expect(rowsOf([unseen(NOW_MS - 90_000), ended(NOW_MS - 50_000)])).toEqual([]);
  });

  it('[PG42] have what warms now before sensors that fell silent earlier, and a feed that stands still with it', () => {
    const openedAtMs = NOW_MS - 900_000;
    const alerts = [
      alert({ sensorId: 'silent', kind: 'no-data', openedAtMs }),
      alert({ sensorId: 'broken', kind: 'fault', openedAtMs: openedAtMs + 1 }),
      alert({ sensorId: 'kiln', openedAtMs: NOW_MS - 10_000 }),
      alert({ sensorId: '', kind: 'feed', openedAtMs: NOW_MS - 9_000 }),
      alert({ sensorId: 'cellar', severity: 'warning', openedAtMs: 1 }),
    ];
    expect(sensorsOf(alerts)).toEqual(['kiln', '', 'silent', 'broken', 'cellar']);
  });

  it('[PG42] have what rings first, then what nobody saw, what somebody has, and what is over', () => {
    const alerts = [
      ended(NOW_MS - 10_000, { sensorId: 'over', openedAtMs: 1 }),
      alert({ sensorId: 'snoozed', snoozedUntilMs: NOW_MS + 1, openedAtMs: 3 }),
      alert({ sensorId: 'had', acknowledgedAtMs: NOW_MS - 1, openedAtMs: 2 }),
      unseen(NOW_MS - 99_000, { sensorId: 'unseen' }),
      alert({ sensorId: 'warm', severity: 'warning', openedAtMs: NOW_MS - 9_000 }),
      alert({ sensorId: 'young', openedAtMs: NOW_MS - 5_000 }),
      alert({ sensorId: 'old', openedAtMs: NOW_MS - 9_000 }),
    ];
    expect(sensorsOf(alerts)).toEqual(['old', 'young', 'warm', 'unseen', 'had', 'snoozed', 'over']);
  });

  it('[PG139] say the worst of a sensor and count the other open ones', () => {
    const alerts = [
      alert({ severity: 'warning', kind: 'high' }),
      alert({ kind: 'no-data' }),
      alert({ kind: 'fault', cause: 'stuck' }),
    ];
    expect(rowsOf(alerts)).toMatchObject([{ alert: { severity: 'warning' }, others: 2 }]);
    const had = alert({ acknowledgedAtMs: NOW_MS });
    expect(rowsOf([had, ...alerts])).toMatchObject([{ alert: { severity: 'warning' }, state: 'rings', others: 3 }]);
  });

  it('[PG140] are acknowledged with what they say and what is over; all with all', () => {
    const open = alert({});
    const silent = alert({ kind: 'no-data' });
    const over = unseen(NOW_MS - 99_000, { kind: 'low' });
    expect(rowsOf([open, silent, over])).toMatchObject([
      { toAcknowledge: [open.id, over.id], allToAcknowledge: [open.id, silent.id, over.id] },
    ]);
  });

  it('[PG140] offer nothing to acknowledge where it is snoozed or somebody has it', () => {
    const rows = rowsOf([alert({ snoozedUntilMs: NOW_MS + 1 }), alert({ kind: 'low', acknowledgedAtMs: 1 })]);
    expect(rows).toMatchObject([{ allToAcknowledge: [] }]);
  });

  it('[PG43] count a sensor that comes and goes instead of telling each episode', () => {
    const alerts = [1, 2, 3].map((count) => unseen(NOW_MS - count * 6_000));
    expect(rowsOf(alerts)).toMatchObject([{ episodes: 3, isRepeating: true, toAcknowledge: [alerts[0]?.id] }]);
  });

  it('[PG43] keep the place of a repeating sensor whether it is beyond just now or not', () => {
    const repeating = [1, 2, 3].map((count) => unseen(NOW_MS - count * 6_000, { sensorId: 'noisy' }));
    const steady = alert({ sensorId: 'steady', openedAtMs: NOW_MS - 12_000 });
    expect(sensorsOf([...repeating, steady])).toEqual(['noisy', 'steady']);
    const beyond = alert({ sensorId: 'noisy', openedAtMs: NOW_MS - 500 });
    expect(sensorsOf([...repeating, beyond, steady])).toEqual(['noisy', 'steady']);
  });

  it('[PG43] forget episodes older than ten minutes', () => {
    const alerts = [1, 2, 3].map((count) => ended(NOW_MS - count * 400_000));
    expect(rowsOf([...alerts, alert({})])).toMatchObject([{ episodes: 2, isRepeating: false }]);
  });

  it('[PG44] hold the last reading against the limit as it is now, a warning against its own', () => {
    const now = { celsius: 43.4, threshold: { high: 38, low: null }, warning: { high: 36, low: null } };
    expect(rowsOf([alert({})], { now })).toMatchObject([{ celsius: 43.4, alert: { thresholdCelsius: 38 } }]);
    const warning = alert({ severity: 'warning' });
    expect(rowsOf([warning], { now })).toMatchObject([{ alert: { thresholdCelsius: 36 } }]);
  });

  it('[PG44] tell of an ended alert with the threshold it had', () => {
    const now = { celsius: 37, threshold: { high: 50, low: null }, warning: null };
    expect(rowsOf([ended(NOW_MS - 5_000)], { now })).toMatchObject([{ alert: { thresholdCelsius: 40 } }]);
  });

  it('leave out the alerts of sensors that were removed', () => {
    expect(rowsOf([ended(NOW_MS - 5_000, { endReason: 'removed' })])).toEqual([]);
  });

  it('[PG41] never come and go within 30 seconds, whatever a sensor does', () => {
    const pauses = fc.array(fc.integer({ min: 1, max: 29_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pauses, (gaps) => {
        let atMs = NOW_MS;
        const alerts = gaps.map((gapMs) => {
          atMs += gapMs;
          return ended(atMs, { openedAtMs: atMs - 1 });
        });
        for (let nowMs = NOW_MS + (gaps[0] ?? 0); nowMs < atMs; nowMs += 1_000) {
          const known = alerts.filter((known) => (known.endedAtMs ?? 0) <= nowMs);
          expect(rowsOf(known, { nowMs })).toHaveLength(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});
