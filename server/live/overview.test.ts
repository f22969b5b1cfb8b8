import { describe, expect, it } from 'vitest';
import type { Frame, Overview, Point } from '#protocol/frame';
import type { Threshold } from '#protocol/threshold';
import { createFakeClock } from '../testing/fake-clock';
import { createOverview } from './overview';

const point = (celsius: number): Point => [1000 * celsius, celsius, null];
const threshold: Threshold = { high: 8, low: null, version: 2, changedAtMs: null, changedBy: null };

function setUp() {
  const clock = createFakeClock();
  const told: Overview[] = [];
  const overview = createOverview({ clock, send: (one) => told.push(one) });
  let seq = 0;
  const frame = (body: Partial<Frame>) => {
    seq += 1;
    overview.take({ seq, serverTimeMs: clock.nowMs(), ...body });
    clock.advance(0);
  };
  return { clock, told, overview, frame };
}

describe('overview', () => {
  it('[FR20] where each sensor stands is told once a second, the last of it', () => {
    const { clock, told, frame } = setUp();
    frame({ readings: [['a', 1, [point(1)]]] });
    frame({ readings: [['a', 2, [point(2), point(3)]]] });
    frame({ readings: [['b', 7, [point(4)]]] });
    expect(told.map(({ latest }) => latest)).toEqual([[['a', 1, point(1)]]]);
    clock.advance(1000);
    expect(told[1]?.latest).toEqual([
      ['a', 3, point(3)],
      ['b', 7, point(4)],
    ]);
    clock.advance(5000);
    expect(told).toHaveLength(2);
  });

  it('[FR19] overviews have numbers of their own without a hole', () => {
    const { clock, told, overview, frame } = setUp();
    for (let n = 1; n <= 40; n += 1) {
      frame({ readings: [['a', n, [point(n)]]], ...(n % 5 === 0 ? { removed: ['c'] } : {}) });
      clock.advance(100);
    }
    expect(told.length).toBeGreaterThan(8);
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_, index) => index + 1));
    expect(overview.seq()).toBe(told.length);
  });

  it('[FR20] what is no reading is told at once, and a threshold with the sensor it is of', () => {
    const { told, frame } = setUp();
    frame({ readings: [['a', 1, [point(1)]]] });
    frame({ readings: [['new', 1, [point(2)]]], thresholds: [['new', threshold]] });
    expect(told[1]).toMatchObject({ latest: [['new', 1, point(2)]], thresholds: [['new', threshold]] });
  });

  it('[FR20] a sensor that was removed is not told of any more', () => {
    const { clock, told, frame } = setUp();
    frame({ readings: [['a', 1, [point(1)]]] });
    frame({ readings: [['b', 1, [point(1)]]] });
    frame({ removed: ['b'] });
    clock.advance(2000);
    expect(told.map(({ latest = [], removed }) => [latest.map(([id]) => id), removed])).toEqual([
      [['a'], undefined],
      [[], ['b']],
    ]);
  });

  it('[FR20] of very many sensors each is told of in turn', () => {
    const { clock, told, frame } = setUp();
    frame({ readings: [['first', 1, [point(1)]]] });
    const ids = Array.from({ length: 4500 }, (_, index) => `s${index}`);
    frame({ readings: ids.map((id) => [id, 1, [point(1)]]) });
    clock.advance(1000);
    frame({ readings: ids.slice(0, 2500).map((id) => [id, 2, [point(2)]]) });
    clock.advance(5000);
    const latest = told.slice(1).map((one) => one.latest ?? []);
    expect(latest.map(({ length }) => length)).toEqual([2000, 2000, 2000, 500]);
    expect(latest.flat().map(([id]) => id)).toEqual([...ids, ...ids.slice(0, 2000)]);
  });
});
