import { expect, it } from 'vitest';
import { columnsFor, pagesOf } from './wall-grid';

const TELEVISION = { width: 1920, height: 960 };

it('[PG370] places are as large as the screen and their number allow', () => {
  expect([1, 2, 4, 7, 12, 30, 60].map((count) => columnsFor(count, TELEVISION))).toEqual([1, 2, 2, 3, 4, 6, 9]);
});

it('[PG370] on a phone they are as many beside each other as can be read', () => {
  expect(columnsFor(12, { width: 390, height: 700 })).toBeLessThanOrEqual(3);
  expect(columnsFor(60, { width: 320, height: 500 })).toBe(2);
  expect(columnsFor(3, { width: 100, height: 500 })).toBe(1);
});

it('[PG370] more than sixty are several pages', () => {
  expect([0, 1, 60, 61, 180].map(pagesOf)).toEqual([1, 1, 1, 2, 3]);
});
