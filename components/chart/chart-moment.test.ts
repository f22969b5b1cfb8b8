import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { LIVE, type Range } from '../history/range';
import type { SpanView } from '../history/span-store';
import { newSensor } from '../live/live-sensor';
import { INITIAL_STATE, type LiveState } from '../live/live-state';
import { buildAlert } from '../live/testing/build';
import { alertsWithin, nextMoment, withTold } from './chart-moment';

const sensorId = 'Boiler room';
const NO_VIEW: SpanView = { spans: [], own: null, isAwaited: false, isFailing: false };
const live = { sensorId, range: LIVE, view: NO_VIEW };

function stateWith(readings: number, everyMs = 1_000): LiveState {
  const recent = Array.from({ length: readings }, (_, index): Point => [index * everyMs, 20 + index, null]);
  const sensor = newSensor({ sensorId, threshold: null, firstN: 1, recent });
  return { ...INITIAL_STATE, sensors: new Map([[sensorId, sensor]]) };
}

function momentsOf(states: readonly { state: LiveState; nowMs: number }[], range: Range = LIVE): number {
  let shown = null;
  const moments = new Set();
  for (const { state, nowMs } of states) {
    shown = nextMoment(shown, { ...live, range, state, nowMs });
    moments.add(shown);
  }
  return moments.size;
}

describe('when the chart is drawn', () => {
  it('[PG53] a sensor of 20 readings a second is drawn four times a second at most', () => {
    const readings = Array.from({ length: 200 }, (_, index) => ({
      state: stateWith(index),
      nowMs: 50_000 + 50 * index,
    }));
    expect(momentsOf(readings)).toBe(4 * 10);
  });

  it('[PG53] nothing is drawn while nothing is new and less than a pixel has passed', () => {
    const state = stateWith(100, 600_000);
    const looks = Array.from({ length: 40 }, (_, index) => ({ state, nowMs: 1_000_000 + 250 * index }));
    expect(momentsOf(looks)).toBe(1);
  });

  it('[PG53] without a reading the chart slides on', () => {
    const state = stateWith(100);
    const shown = nextMoment(null, { ...live, state, nowMs: 100_000 });
    expect(nextMoment(shown, { ...live, state, nowMs: 103_000 }).nowMs).toBe(103_000);
  });

  it('[PG53] a new reading is shown at the next look', () => {
    const shown = nextMoment(null, { ...live, state: stateWith(100), nowMs: 100_000 });
    const next = nextMoment(shown, { ...live, state: stateWith(101), nowMs: 100_250 });
    expect(next.sensor?.points).toHaveLength(101);
  });

  it('[PG53] what is told of the past is drawn at once', () => {
    const state = stateWith(3);
    const shown = nextMoment(null, { ...live, state, nowMs: 1000 });
    const own = { fromMs: 0, toMs: 9, history: null, steps: null, alerts: [] };
    const moment = nextMoment(shown, { ...live, state, nowMs: 1010, view: { ...NO_VIEW, own } });
    expect(moment.view.own).toBe(own);
  });

  it('[PG53] a day is drawn every two seconds, a year that is over only when more is told of it', () => {
    const readings = Array.from({ length: 80 }, (_, index) => ({
      state: stateWith(index),
      nowMs: 80_000 + 250 * index,
    }));
    expect(momentsOf(readings, { kind: 'last', name: '24h' })).toBe(10);
    const shown = nextMoment(null, { ...live, state: stateWith(1), nowMs: 80_000 });
    const range: Range = { kind: 'fixed', fromMs: 0, toMs: 9 };
    const later = { ...live, range, state: { ...stateWith(1), sensors: new Map() }, nowMs: 9_000_000 };
    const over = nextMoment(shown, later);
    expect(nextMoment(over, { ...later, nowMs: 99_000_000 })).toBe(over);
    expect(nextMoment(over, { ...later, nowMs: 99_000_000, view: { ...NO_VIEW } })).not.toBe(over);
  });

  it('a clock that was set back is followed at once', () => {
    const state = stateWith(100);
    const shown = nextMoment(null, { ...live, state, nowMs: 9_000_000 });
    expect(nextMoment(shown, { ...live, state, nowMs: 100_000 }).nowMs).toBe(100_000);
  });
});

describe('the alerts marked on the chart', () => {
  const alert = buildAlert({ sensorId, openedAtMs: 1_000, endedAtMs: 2_000, endReason: 'back' });

  it('[PG55] are those of its sensor that touch the time shown', () => {
    const open = { ...alert, id: 'open', openedAtMs: 500, endedAtMs: null, endReason: null };
    const other = { ...alert, id: 'other', sensorId: 'Fridge' };
    const before = { ...alert, id: 'before', openedAtMs: 0, endedAtMs: 900 };
    const shown = alertsWithin([alert, open, other, before], { sensorId, fromMs: 1_500, toMs: 9_000 });
    expect(shown.map(({ id }) => id)).toEqual(['open', 'a1']);
  });

  it('[PG111] are those told of the past and the live ones, each once, as it is now', () => {
    const old = { ...alert, id: 'old' };
    const wasOpen = { ...alert, id: 'was open', endedAtMs: null, endReason: null };
    const nowEnded = { ...alert, id: 'now ended', endedAtMs: 3_000 };
    const stillOpen = { ...wasOpen, id: 'still open' };
    const told = [old, wasOpen, { ...nowEnded, endedAtMs: null }, stillOpen];
    const view = { ...NO_VIEW, spans: [{ fromMs: 0, toMs: 9, history: null, steps: null, alerts: told }] };
    const alerts = new Map([nowEnded, stillOpen].map((known) => [known.id, known]));
    const { sensor } = nextMoment(null, { ...live, state: stateWith(1), nowMs: 0 });
    expect(withTold({ alerts, sensor, view })).toEqual([old, nowEnded, stillOpen]);
    expect(withTold({ alerts: new Map(), sensor: undefined, view })).toEqual(told);
  });
});

describe('a chart that is held', () => {
  it('[PG300] shows the readings and the time it is held at, and does not move', () => {
    const held = { state: stateWith(100), nowMs: 100_000 };
    const shown = nextMoment(null, { ...live, held, state: stateWith(110), nowMs: 110_000 });
    expect(shown).toMatchObject({ nowMs: 100_000, sensor: held.state.sensors.get(sensorId) });
    expect(nextMoment(shown, { ...live, held, state: stateWith(160), nowMs: 160_000 })).toBe(shown);
  });

  it('[PG300] still shows that the server is away, an alert and a limit of now', () => {
    const held = { state: stateWith(100), nowMs: 100_000 };
    const shown = nextMoment(null, { ...live, held, state: held.state, nowMs: 100_000 });
    const alerts = new Map([['a', buildAlert({ id: 'a', sensorId })]]);
    const next = nextMoment(shown, {
      ...live,
      held,
      state: { ...held.state, link: 'offline', alerts },
      nowMs: 100_100,
    });
    expect(next).toMatchObject({ isOffline: true, alerts });
  });
});
