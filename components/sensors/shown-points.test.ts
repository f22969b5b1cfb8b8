import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { shownPoints } from './shown-points';

const ERROR_VALUES = [85, -127];
const points = (celsius: number[]) => celsius.map((value, index): Point => [index * 1000, value, null]);

describe('what a tile sums up', () => {
  it('[PG113] has no error value in it, and still ends with the latest reading', () => {
    const shown = shownPoints(points([-127, 4, 85, 6, -127]), ERROR_VALUES);
    expect(shown).toMatchObject({ low: 4, high: 6, spanMs: 3000 });
    expect(shown?.points.map(([, celsius]) => celsius)).toEqual([4, 6]);
  });

  it('[PG113] has what looks like one where the reading before agrees: a fire may burn at 85 °C', () => {
    expect(shownPoints(points([84, 85, 86]), ERROR_VALUES)?.points).toHaveLength(3);
  });

  it('[PG113] is nothing where there is no other', () => {
    expect(shownPoints(points([-127, -127]), ERROR_VALUES)).toBeNull();
    expect(shownPoints([], ERROR_VALUES)).toBeNull();
  });
});
