import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { LIVE, type Range } from '../history/range';
import type { SpanView } from '../history/span-store';
import { buildHistory } from '../history/testing/build-history';
import { newSensor } from '../live/live-sensor';
import { nextPicture, type PictureInput } from './chart-picture';

const NO_VIEW: SpanView = { spans: [], own: null, isAwaited: false, isFailing: false };

function sensorOf(recent: Point[]) {
  return newSensor({ sensorId: 'Fridge', threshold: null, firstN: 1, recent });
}

function everySecond(count: number, celsius: (index: number) => number): Point[] {
  return Array.from({ length: count }, (_, index) => [index * 1_000, celsius(index), null]);
}

function input(points: Point[], more: Partial<PictureInput> = {}): PictureInput {
  return {
    sensor: sensorOf(points),
    range: LIVE,
    view: NO_VIEW,
    limitsIn: () => [],
    errorValues: [],
    unit: 'C',
    timeZone: 'UTC',
    nowMs: 300_000,
    widthPx: 900,
    ...more,
  };
}

describe('the picture of a sensor', () => {
  it('[PG301] follows the hand into what is not known yet, with what is known', () => {
    const shown = nextPicture(null, input(everySecond(100, () => 4)));
    const moved = { kind: 'fixed', fromMs: -900_000, toMs: -600_000 } as const;
    const asking = { range: moved, view: { ...NO_VIEW, isAwaited: true } };
    const points = everySecond(100, () => 4);
    expect(nextPicture(shown, input(points, asking)).window).toEqual(shown.window);
    const followed = nextPicture(shown, input(points, { ...asking, isMoving: true }));
    expect(followed).toMatchObject({ window: { fromMs: -900_000, toMs: -600_000 }, rows: shown.rows });
    expect(followed.time.ticks.every((tick) => tick <= -600_000)).toBe(true);
  });

  it('[PG54] is in the degrees of the viewer, its axis too', () => {
    const picture = nextPicture(
      null,
      input(
        everySecond(100, () => 100),
        { unit: 'F' },
      ),
    );
    expect(new Set(picture.rows.map(({ reading }) => reading))).toEqual(new Set([212]));
    expect(picture.domain.low).toBeLessThan(212);
    expect(picture.domain.high).toBeGreaterThan(212);
  });

  it('[PG478] keeps its axis for what was measured: the line leaves it where the sensor sent an error value', () => {
    const points = everySecond(100, (index) => (index < 90 ? 4 + index / 30 : -127));
    const { rows, domain } = nextPicture(null, input(points, { errorValues: [85, -127] }));
    expect(rows.some(({ reading }) => reading === -127)).toBe(true);
    expect(domain.low).toBeGreaterThan(0);
    const fahrenheit = nextPicture(null, input(points, { errorValues: [85, -127], unit: 'F' }));
    expect(fahrenheit.domain.low).toBeGreaterThan(32);
    const nothingElse = nextPicture(
      null,
      input(
        everySecond(100, () => -127),
        { errorValues: [-127] },
      ),
    );
    expect(nothingElse.domain.low).toBeLessThan(-127);
  });

  it('[PG36] does not magnify the noise of a sensor in either unit', () => {
    const noise = everySecond(100, (index) => 4 + (index % 2) / 10);
    const celsius = nextPicture(null, input(noise)).domain;
    const fahrenheit = nextPicture(null, input(noise, { unit: 'F' })).domain;
    expect(celsius.high - celsius.low).toBeGreaterThanOrEqual(2);
    expect(fahrenheit.high - fahrenheit.low).toBeGreaterThanOrEqual(3.6);
  });

  it('[PG36] keeps the axis while the readings stay inside', () => {
    const shown = nextPicture(null, input(everySecond(100, (index) => 20 + (index % 5))));
    const next = nextPicture(
      shown,
      input(
        everySecond(101, (index) => 20 + (index % 5)),
        { nowMs: 301_000 },
      ),
    );
    expect(next.domain).toBe(shown.domain);
  });

  it('[PG35] ends with the newest reading, though a late one came after it', () => {
    const late: Point[] = [...everySecond(400, () => 20), [200_000, 21, null]];
    expect(nextPicture(null, input(late, { nowMs: 390_000 })).window.toMs).toBe(400_000);
  });

  it('[PG34] shows a reading between two gaps, where no line goes, as a dot', () => {
    const later = everySecond(20, () => 20).map(([atMs, ...rest]): Point => [200_000 + atMs, ...rest]);
    const points: Point[] = [...everySecond(100, () => 20), [150_000, 25, null], ...later];
    expect(nextPicture(null, input(points)).alone).toEqual([{ atMs: 150_000, reading: 25, average: null }]);
  });

  it('[PG33] draws no more rows than there are pixels for, however fast the sensor', () => {
    const fast = Array.from({ length: 1_200 }, (_, index): Point => [index * 250, 20 + (index % 7), null]);
    expect(nextPicture(null, input(fast, { widthPx: 300 })).rows.length).toBeLessThanOrEqual(2 * 75 + 2);
  });

  it('has room for few times on a narrow chart', () => {
    const points = everySecond(300, () => 20);
    expect(nextPicture(null, input(points, { widthPx: 260 })).time.ticks.length).toBeLessThanOrEqual(4);
    expect(nextPicture(null, input(points)).time.ticks.length).toBeGreaterThan(4);
  });

  it('[PG107] stays as it is until a range of which nothing is known is answered', () => {
    const shown = nextPicture(null, input(everySecond(100, () => 20)));
    const range: Range = { kind: 'fixed', fromMs: 9_000_000, toMs: 9_900_000 };
    const asked = input(
      everySecond(100, () => 20),
      { range, view: { ...NO_VIEW, isAwaited: true } },
    );
    expect(nextPicture(shown, asked)).toBe(shown);
    const answered = nextPicture(shown, { ...asked, view: NO_VIEW });
    expect(answered).toMatchObject({ isEmpty: true, window: { fromMs: 9_000_000, toMs: 9_900_000 } });
  });

  it('[PG107] of a longer range begins with what is known', () => {
    const known = { fromMs: 0, toMs: 90_000, steps: null, alerts: [] };
    const history = buildHistory({ points: everySecond(90, () => 30).map(([at, c]) => [at, c, c, c, 1, null]) });
    const view = { ...NO_VIEW, isAwaited: true, spans: [{ ...known, history }] };
    const range: Range = { kind: 'last', name: '6h' };
    const picture = nextPicture(null, { ...input([]), range, view, nowMs: 300_000 });
    expect(picture.isEmpty).toBe(false);
    expect(picture.window).toEqual({ fromMs: 300_000 - 6 * 3_600_000, toMs: 300_000 });
  });
});
