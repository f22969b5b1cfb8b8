import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import type { SpanView } from '../history/span-store';
import { newSensor } from '../live/live-sensor';
import { comparedSteps, readingNear } from './compared-cells';
import { spanSteps } from './span-steps';

const NO_VIEW: SpanView = { spans: [], own: null, isAwaited: false, isFailing: false };
const MINUTE_MS = 60_000;

function sensorOf(recent: Point[]) {
  return newSensor({ sensorId: 'oven', threshold: null, firstN: 1, recent });
}

function everySecond(count: number, celsius: number): Point[] {
  return Array.from({ length: count }, (_, index) => [index * 1_000, celsius + index, null]);
}

describe('compared sensors in a table', () => {
  it('[PG433] say the reading nearest to a moment, and nothing where they were silent', () => {
    const near = readingNear(sensorOf(everySecond(10, 20)));
    expect(near(3_400)).toBe(23);
    expect(near(9_900)).toBe(29);
    expect(near(30_000)).toBeNull();
    expect(readingNear(undefined)(0)).toBeNull();
  });

  it('[PG433] have a mean a step, also where the chosen one said nothing', () => {
    const window = { fromMs: 0, toMs: 24 * MINUTE_MS };
    const chosen = { sensor: sensorOf([[MINUTE_MS * 1.5, 4, null]]), view: NO_VIEW };
    const other = sensorOf([
      [MINUTE_MS * 1.2, 20, null],
      [MINUTE_MS * 1.4, 22, null],
      [MINUTE_MS * 5.5, 24, null],
    ]);
    const compared = [{ sensorId: 'oven', place: 0 as const, sensor: other, view: NO_VIEW, nowMs: 0 }];
    const rows = comparedSteps(spanSteps(chosen, window), { compared, window });
    expect(rows.map(({ fromMs, step, means }) => [fromMs / MINUTE_MS, step?.mean, means])).toEqual([
      [5, undefined, [24]],
      [1, 4, [21]],
    ]);
  });
});
