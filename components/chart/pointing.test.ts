import { describe, expect, it } from 'vitest';
import { nearestIndex, rowNear } from './pointing';

const rows = [{ atMs: 10 }, { atMs: 20 }, { atMs: 40 }];

describe('what is pointed at', () => {
  it('[PG304] is the row nearest in time', () => {
    expect([0, 10, 14, 16, 29, 31, 99].map((atMs) => nearestIndex(rows, atMs))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('[PG304] stays the same moment when earlier rows leave and later ones come', () => {
    const atMs = 21;
    const later = [...rows.slice(1), { atMs: 50 }, { atMs: 60 }];
    expect(later[nearestIndex(later, atMs)]).toEqual(rows[nearestIndex(rows, atMs)]);
  });

  it('[PG304] is nothing where there is nothing', () => {
    expect(nearestIndex([], 5)).toBe(-1);
  });
});

describe('what is read', () => {
  const broken = [
    { atMs: 0, reading: 1 },
    { atMs: 20_000, reading: 2 },
    { atMs: 50_000, reading: null },
    { atMs: 80_000, reading: 3 },
    { atMs: 90_000, reading: 4 },
  ];
  const read = (atMs: number, leastMs = 0) => rowNear(broken, { atMs, gapMs: 5_000, leastMs })?.atMs ?? null;

  it('[PG472] on a line is the nearest reading, however far apart they are drawn', () => {
    expect([4_000, 12_000, 84_000].map((atMs) => read(atMs))).toEqual([0, 20_000, 80_000]);
  });

  it('[PG472] in a gap is a reading only as near as half of what would be a gap', () => {
    expect([22_500, 22_501, 50_000, 77_499, 77_500].map((atMs) => read(atMs))).toEqual([
      20_000,
      null,
      null,
      null,
      80_000,
    ]);
  });

  it('[PG472] beside the line, too', () => {
    expect([-2_501, -2_500, 92_500, 92_501].map((atMs) => read(atMs))).toEqual([null, 0, 90_000, null]);
  });

  it('[PG472] is a reading where the hand can come no nearer', () => {
    expect([23_000, 24_000, 76_000].map((atMs) => read(atMs, 3_000))).toEqual([20_000, null, null]);
    const short = [...broken.slice(0, 2), { atMs: 23_000, reading: null }, { atMs: 26_000, reading: 3 }];
    expect(rowNear(short, { atMs: 23_100, gapMs: 5_000, leastMs: 3_000 })?.atMs).toBe(26_000);
    expect(rowNear([], { atMs: 0, gapMs: 1, leastMs: 1 })).toBeNull();
  });
});
