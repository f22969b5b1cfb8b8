import { describe, expect, it } from 'vitest';
import { wallShift } from './wall-shift';

describe('the shift of the wall', () => {
  it('[PG378] is another each minute, and never far', () => {
    const places = Array.from({ length: 9 }, (_, minute) => wallShift(29_000_000 + minute));
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
    for (const { x, y } of places) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2);
  });

  it('[PG378] goes by small steps', () => {
    for (let minute = 0; minute < 18; minute += 1) {
      const [a, b] = [wallShift(minute), wallShift(minute + 1)];
      expect(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeLessThanOrEqual(2);
    }
  });
});
