import { expect, test } from 'vitest';
import { paceOf, pauseMs } from './pace';

const NOW_MS = 10 * 3_600_000;
const MINUTE_MS = 60_000;

test('[NT4] pauses grow and then stay', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map(pauseMs)).toEqual([
    5_000, 15_000, 45_000, 120_000, 300_000, 600_000, 600_000, 600_000,
  ]);
});

test('[NT5] the first half of an hour’s messages goes out as it comes', () => {
  expect(paceOf([], { maxPerHour: 20, nowMs: NOW_MS })).toEqual({ singles: 10, notBeforeMs: null });
  const sent = [NOW_MS - 61 * MINUTE_MS, NOW_MS - 2 * MINUTE_MS, NOW_MS - MINUTE_MS];
  expect(paceOf(sent, { maxPerHour: 20, nowMs: NOW_MS })).toEqual({ singles: 8, notBeforeMs: null });
});

test('[NT5] the other half is spread over the rest of it', () => {
  const sent = Array.from({ length: 10 }, () => NOW_MS - MINUTE_MS);
  expect(paceOf(sent, { maxPerHour: 20, nowMs: NOW_MS })).toEqual({
    singles: 1,
    notBeforeMs: NOW_MS + 5 * MINUTE_MS,
  });
});

test.each([1, 2, 3, 7, 20, 600])('[NT5] however much there is to tell, no hour has more than %i', (maxPerHour) => {
  const sent: number[] = [];
  for (let nowMs = NOW_MS; nowMs < NOW_MS + 4 * 3_600_000; nowMs += 1000) {
    if (paceOf(sent, { maxPerHour, nowMs }).notBeforeMs === null) sent.push(nowMs);
  }
  const most = Math.max(...sent.map((end) => sent.filter((ms) => ms > end - 3_600_000 && ms <= end).length));
  expect(most).toBeLessThanOrEqual(maxPerHour);
  expect(sent.length).toBeGreaterThanOrEqual(Math.min(maxPerHour, 2));
});

test('[NT5] a limit that was lowered holds for what went out before', () => {
  const sent = [59, 58, 57, 56, 55, 54].map((minutes) => NOW_MS - minutes * MINUTE_MS);
  expect(paceOf(sent, { maxPerHour: 4, nowMs: NOW_MS }).notBeforeMs).toBe(NOW_MS + 3 * MINUTE_MS);
});
