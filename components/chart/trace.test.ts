import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { gapMs, traceOf } from './trace';

const shape = { earlier: [], fromMs: 0, gapMs: 5_000, bucketMs: 1 };

function everySecond(count: number, fromMs = 0): Point[] {
  return Array.from({ length: count }, (_, index) => [fromMs + index * 1000, index, index]);
}

describe('the trace of a sensor', () => {
  it('[PG34] is broken where readings are missing', () => {
    const points = [...everySecond(3), ...everySecond(3, 60_000)];
    const celsius = traceOf({ ...shape, points }).map((row) => row.celsius);
    expect(celsius).toEqual([0, 1, 2, null, 0, 1, 2]);
  });

  it('[PG34] is broken there even where the thinning puts both sides into one bucket', () => {
    const points = [...everySecond(3), ...everySecond(3, 60_000)];
    const rows = traceOf({ ...shape, points, bucketMs: 1_000_000 });
    expect(rows.some(({ celsius }) => celsius === null)).toBe(true);
  });

  it('[PG34] is not joined to what was known before a hole, however short', () => {
    const rows = traceOf({ ...shape, earlier: everySecond(2), points: everySecond(2, 2_000) });
    expect(rows.map(({ celsius }) => celsius)).toEqual([0, 1, null, 0, 1]);
  });

  it('[PG34] takes three missed readings for a gap, but never less than five seconds', () => {
    expect(gapMs(600_000)).toBe(1_800_000);
    expect(gapMs(100)).toBe(5_000);
    expect(gapMs(null)).toBe(5_000);
  });

  it('[PG35] draws late readings where they were measured, without a tooth in the average', () => {
    const points: Point[] = [
      [1000, 20, 20],
      [3000, 22, 22],
      [2000, 21, 35],
      [4000, 23, 23],
    ];
    const rows = traceOf({ ...shape, points });
    expect(rows.map(({ atMs }) => atMs)).toEqual([1000, 2000, 3000, 4000]);
    expect(rows.map(({ average }) => average)).toEqual([20, 20, 22, 23]);
  });

  it('shows nothing from before the chart begins', () => {
    expect(traceOf({ ...shape, points: everySecond(5), fromMs: 3_000 })).toHaveLength(2);
  });
});
