import { expect, test } from 'vitest';
import { createCoverage } from './coverage';

const MINUTE_MS = 60_000;

function cover(minutes: readonly number[], toMinute: number) {
  const coverage = createCoverage(toMinute * MINUTE_MS);
  for (const minute of minutes) coverage.take(minute * MINUTE_MS);
  const { coveredMs, fromMs, readings } = coverage.end();
  return { covered: coveredMs / MINUTE_MS, fromMs, readings };
}

test('[BT3] a reading covers the time until the next one, the last until the end', () => {
  expect(cover([3, 4, 8], 10)).toEqual({ covered: 7, fromMs: 3 * MINUTE_MS, readings: 3 });
});

test('[BT3] a hole is covered for ten minutes', () => {
  expect(cover([0, 100], 200).covered).toBe(20);
});

test('[BT3] nothing covers nothing', () => {
  expect(cover([], 10)).toEqual({ covered: 0, fromMs: null, readings: 0 });
});
