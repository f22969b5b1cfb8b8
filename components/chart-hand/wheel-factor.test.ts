import { describe, expect, it } from 'vitest';
import { wheelFactor } from './wheel-factor';

describe('a turn of the wheel', () => {
  it('[PG301] zooms alike whether it comes upright or, with Shift, sideways', () => {
    const upright = wheelFactor({ deltaX: 0, deltaY: -100, deltaMode: 0 });
    expect(upright).toBeLessThan(1);
    expect(wheelFactor({ deltaX: -100, deltaY: 0, deltaMode: 0 })).toBe(upright);
  });

  it('[PG301] zooms alike in lines and in pixels, there and back', () => {
    const lines = wheelFactor({ deltaX: 0, deltaY: 3, deltaMode: 1 });
    expect(lines).toBe(wheelFactor({ deltaX: 0, deltaY: 48, deltaMode: 0 }));
    expect(lines * wheelFactor({ deltaX: 0, deltaY: -3, deltaMode: 1 })).toBeCloseTo(1);
  });

  it('[PG301] never throws the chart far away', () => {
    expect(wheelFactor({ deltaX: 0, deltaY: 90_000, deltaMode: 0 })).toBe(2);
    expect(wheelFactor({ deltaX: 0, deltaY: -9, deltaMode: 2 })).toBe(0.5);
  });
});
