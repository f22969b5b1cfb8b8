import { expect, it } from 'vitest';
import type { Overview } from '#protocol/frame';
import { latestN, latestPoint } from './live-sensor';
import { type LiveEvent, reduceLive } from './live-state';
import { buildPoints, buildThreshold, frameEvent, SERVER_NOW_MS, snapshotEvent, stateAfter } from './testing/build';

const sensorOf = (count: number, firstN = 1, sensorId = 'fridge') => ({
  sensorId,
  threshold: null,
  firstN,
  recent: buildPoints(firstN, count),
});

/** A sensor as a snapshot names one that is not watched. */
const standing = (n: number, sensorId = 'fridge') => ({ ...sensorOf(1, n, sensorId), intervalMs: 1000 });

const watching = (ids: string[], sensors: ReturnType<typeof sensorOf>[], seq = 0, overviewSeq = 0) =>
  snapshotEvent({ seq, overviewSeq, watching: ids, sensors });

const overview = (seq: number, parts: Partial<Overview> = {}): LiveEvent => ({
  type: 'overview',
  overview: { seq, serverTimeMs: SERVER_NOW_MS, ...parts },
});

const latest = (n: number, sensorId = 'fridge'): Overview => ({
  seq: 0,
  serverTimeMs: SERVER_NOW_MS,
  latest: [[sensorId, n, buildPoints(n, 1)[0]!]],
});

const stands = (seq: number, n: number, sensorId = 'fridge') => overview(seq, { latest: latest(n, sensorId).latest });

const fridge = (...events: LiveEvent[]) => stateAfter(...events).sensors.get('fridge')!;

it('[PG351] a sensor that is not watched stands where the overview says, its points as they were', () => {
  const sensor = fridge(snapshotEvent({ sensors: [sensorOf(5)] }), watching([], [standing(7)]), stands(1, 9));
  expect([latestN(sensor), latestPoint(sensor)]).toEqual([9, buildPoints(9, 1)[0]]);
  expect(sensor).toMatchObject({ firstN: 1, points: buildPoints(1, 5), earlier: [], intervalMs: 1000 });
});

it('[PG351] watched again, its line goes on where no reading is missing, and keeps its past apart where some are', () => {
  const before = [snapshotEvent({ sensors: [sensorOf(5)] }), watching([], [standing(5)]), stands(1, 9)];
  const whole = fridge(
    ...before,
    watching(['fridge'], [sensorOf(6, 5)]),
    frameEvent(1, { readings: [['fridge', 11, buildPoints(11, 1)]] }),
  );
  expect(whole).toMatchObject({ firstN: 1, points: buildPoints(1, 11), earlier: [], ahead: null });
  // Without a reading of both nobody knows whether it is the same sensor.
  const beside = fridge(...before, watching(['fridge'], [sensorOf(5, 6)]));
  expect(beside).toMatchObject({ firstN: 6, points: buildPoints(6, 5), earlier: buildPoints(1, 5), ahead: null });
  const gap = fridge(...before, watching(['fridge'], [sensorOf(3, 8)]));
  expect(gap).toMatchObject({ firstN: 8, points: buildPoints(8, 3), earlier: buildPoints(1, 5), ahead: null });
});

it('[PG351] the overview never takes a sensor back', () => {
  const sensor = fridge(
    watching(['fridge'], [sensorOf(5)]),
    frameEvent(1, { readings: [['fridge', 6, buildPoints(6, 2)]] }),
    stands(1, 6),
  );
  expect(sensor).toMatchObject({ points: buildPoints(1, 7), ahead: null });
});

it('[PG351] a reading that the overview told first is on the line once its frame comes', () => {
  const sensor = fridge(
    watching(['fridge'], [sensorOf(5)]),
    stands(1, 6),
    frameEvent(1, { readings: [['fridge', 6, buildPoints(6, 1)]] }),
  );
  expect(sensor).toMatchObject({ points: buildPoints(1, 6), ahead: null });
});

it('[PG351] one that does not change keeps its identity, however often it is told', () => {
  const state = stateAfter(watching([], [standing(7)]));
  const again = reduceLive(state, watching([], [standing(7)]), SERVER_NOW_MS);
  expect(again.sensors.get('fridge')).toBe(state.sensors.get('fridge'));
});

it('[PG351] a database that counts anew is believed, and what was shown stays as the past', () => {
  const anew = { ...standing(2), recent: buildPoints(2, 1, SERVER_NOW_MS + 60_000) };
  const sensor = fridge(watching(['fridge'], [sensorOf(5)]), watching([], [anew]));
  expect(sensor).toMatchObject({ firstN: 2, points: anew.recent, earlier: buildPoints(1, 5) });
});

it('[PG351] a sensor is met by the overview, with its threshold, and leaves by it', () => {
  const threshold = buildThreshold({ high: 8 });
  const met = stateAfter(watching([], []), overview(1, { ...latest(1), seq: 1, thresholds: [['fridge', threshold]] }));
  expect(met.sensors.get('fridge')).toMatchObject({ threshold, points: buildPoints(1, 1) });
  expect(reduceLive(met, overview(2, { removed: ['fridge'] }), SERVER_NOW_MS).sensors.size).toBe(0);
});

it('[PG352] frames and overviews are numbered apart, and each is applied once', () => {
  const before = stateAfter(watching(['fridge'], [sensorOf(5)], 40, 7));
  const events = [stands(8, 6), frameEvent(41, { readings: [['fridge', 6, buildPoints(6, 1)]] }), stands(8, 99)];
  const state = events.reduce((known, event) => reduceLive(known, event, SERVER_NOW_MS), before);
  expect(state).toMatchObject({ seq: 41, overviewSeq: 8, awaitsSnapshot: false });
  expect(latestN(state.sensors.get('fridge')!)).toBe(6);
});

it.each([
  ['overviews', stands(9, 6)],
  ['frames', frameEvent(42)],
])('[PG352] after a hole in the %s the page awaits a snapshot and ignores what comes before it', (_what, event) => {
  const state = stateAfter(watching(['fridge'], [sensorOf(5)], 40, 7), event);
  expect(state.awaitsSnapshot).toBe(true);
  expect(reduceLive(state, stands(8, 6), SERVER_NOW_MS)).toBe(state);
});

it('[PG352] a snapshot without a list of what is watched is of everything again', () => {
  const state = stateAfter(watching(['fridge'], [sensorOf(5)], 4, 4), snapshotEvent({ sensors: [sensorOf(5)] }));
  expect(state).toMatchObject({ watching: null, overviewSeq: 0 });
});
