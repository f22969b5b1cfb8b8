import { describe, expect, it } from 'vitest';
import { linePath } from './line-path';

const place = { x: ([x]: [number, number | null]) => x, y: ([, y]: [number, number | null]) => y };

describe('the path of a line', () => {
  it('[PG34] is broken where there is nothing', () => {
    expect(
      linePath(
        [
          [0, 1],
          [1, 2.25],
          [2, null],
          [3, 4],
        ],
        place,
      ),
    ).toBe('M0.0 1.0L1.0 2.3M3.0 4.0');
  });

  it('is empty where there is nothing at all', () => {
    expect(linePath([[0, null]], place)).toBe('');
    expect(linePath([], place)).toBe('');
  });
});
