import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import { NEW_ALERT } from '#protocol/new-alert';
import { alertRows, type SensorNow } from './alert-rows';

const NOW_MS = 10_000_000;

let lastId = 0;

function alert(changes: Partial<Alert>): Alert {
  lastId += 1;
  return {
    id: `alert-${lastId}`,
    sensorId: 'oven',
    kind: 'high',
    ...NEW_ALERT,
    thresholdCelsius: 40,
    sinceMs: NOW_MS - 60_000,
    openedAtMs: NOW_MS - 60_000,
    openedCelsius: 41,
    peakCelsius: 45,
    readings: 10,
    ...changes,
  };
}

function ended(endedAtMs: number, changes: Partial<Alert> = {}): Alert {
  return alert({ openedAtMs: endedAtMs - 1_000, endedAtMs, endReason: 'back', ...changes });
}

function rowsOf(alerts: Alert[], { nowMs = NOW_MS, now = undefined as SensorNow | undefined } = {}) {
  return alertRows({ alerts, sensorNow: () => now, nowMs });
}

describe('the rows of the alert strip', () => {
  it('[PG40] are one a sensor', () => {
    const rows = rowsOf([ended(NOW_MS - 20_000), alert({}), alert({ sensorId: 'freezer' })]);
    expect(rows.map(({ sensorId }) => sensorId).sort()).toEqual(['freezer', 'oven']);
  });

  it('[PG41] stay for 30 seconds after the alert ended', () => {
    expect(rowsOf([ended(NOW_MS - 29_000)])).toMatchObject([{ isOpen: false, endReason: 'back' }]);
    expect(rowsOf([ended(NOW_MS - 30_000)])).toEqual([]);
  });

  it('[PG42] have open alerts first, then the oldest', () => {
    const alerts = [
      ended(NOW_MS - 10_000, { sensorId: 'a', openedAtMs: 1 }),
      alert({ sensorId: 'b', openedAtMs: NOW_MS - 5_000 }),
      alert({ sensorId: 'c', openedAtMs: NOW_MS - 9_000 }),
    ];
    expect(rowsOf(alerts).map(({ sensorId }) => sensorId)).toEqual(['c', 'b', 'a']);
  });

  it('[PG43] count a sensor that comes and goes instead of telling each episode', () => {
    const alerts = [1, 2, 3].map((count) => ended(NOW_MS - count * 6_000));
    expect(rowsOf(alerts)).toMatchObject([{ episodes: 3, isRepeating: true }]);
  });

  it('[PG43] keep the place of a repeating sensor whether it is beyond just now or not', () => {
    const repeating = [1, 2, 3].map((count) => ended(NOW_MS - count * 6_000, { sensorId: 'noisy' }));
    const steady = alert({ sensorId: 'steady', openedAtMs: NOW_MS - 12_000 });
    const order = (alerts: Alert[]) => rowsOf(alerts).map(({ sensorId }) => sensorId);
    expect(order([...repeating, steady])).toEqual(['noisy', 'steady']);
    const beyond = alert({ sensorId: 'noisy', openedAtMs: NOW_MS - 500 });
    expect(order([...repeating, beyond, steady])).toEqual(['noisy', 'steady']);
  });

  it('[PG43] forget episodes older than ten minutes', () => {
    const alerts = [1, 2, 3].map((count) => ended(NOW_MS - count * 400_000));
    expect(rowsOf([...alerts, alert({})])).toMatchObject([{ episodes: 2, isRepeating: false }]);
  });

  it('[PG44] hold the last reading against the threshold as it is now', () => {
    const now = { celsius: 43.4, threshold: { high: 38, low: null } };
    expect(rowsOf([alert({})], { now })).toMatchObject([{ celsius: 43.4, thresholdCelsius: 38 }]);
  });

  it('[PG44] tell of an ended alert with the threshold it had', () => {
    const now = { celsius: 37, threshold: { high: 50, low: null } };
    expect(rowsOf([ended(NOW_MS - 5_000)], { now })).toMatchObject([{ thresholdCelsius: 40 }]);
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
