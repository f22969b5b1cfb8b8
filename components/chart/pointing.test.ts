import { describe, expect, it } from 'vitest';
import { nearestIndex } from './pointing';

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
