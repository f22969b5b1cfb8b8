import { expect, test } from 'vitest';
import { paceOf } from './pace';

const HOUR_MS = 3_600_000;
const before = { recordedAtMs: 10 * HOUR_MS, dueMs: 1000 };

test('[SM14] the first reading is due at once', () => {
  expect(paceOf(null, { recordedAtMs: 5, speed: 1, nowMs: 77 })).toEqual({
    recordedAtMs: 5,
    dueMs: 77,
    shortenedFromMs: null,
  });
});

test('[SM14] the interval of the recording is divided by the speed', () => {
  const step = paceOf(before, { recordedAtMs: 11 * HOUR_MS, speed: 3600, nowMs: 1010 });
  expect(step).toEqual({ recordedAtMs: 11 * HOUR_MS, dueMs: 2000, shortenedFromMs: null });
});

test('[SM15] a pause of more than 5 s is shortened to 5 s', () => {
  const step = paceOf(before, { recordedAtMs: 20 * HOUR_MS, speed: 3600, nowMs: 1010 });
  expect(step).toMatchObject({ dueMs: 6000, shortenedFromMs: 10_000 });
});

test('[SM14] a step back in time is no pause', () => {
  expect(paceOf(before, { recordedAtMs: 0, speed: 3600, nowMs: 1010 })).toMatchObject({ dueMs: 1000 });
});

test('[SM14] after a second or more of delay the recording is not rushed through', () => {
  expect(paceOf(before, { recordedAtMs: 11 * HOUR_MS, speed: 3600, nowMs: 9000 })).toMatchObject({ dueMs: 9000 });
});
