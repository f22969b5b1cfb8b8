import { expect, it } from 'vitest';
import { nextSkew } from './clock-skew';

/** What is said one after the other. */
function said(...offsetsMs: number[]): (number | null)[] {
  let last: number | null = null;
  return offsetsMs.map((offsetMs) => {
    last = nextSkew(last, offsetMs);
    return last;
  });
}

it('[PG345] a clock is off from 30 s on, until it is off by less than 20 s', () => {
  expect(said(30_000, 31_000, 25_000, 21_000, 19_000, 25_000)).toEqual([null, -30_000, -30_000, -30_000, null, null]);
});

it('[PG345] a clock that is ahead is told from one that is behind', () => {
  expect(said(-180_400)).toEqual([180_000]);
  expect(said(7_200_000)).toEqual([-7_200_000]);
});

it('[PG345] what is said stays the same from frame to frame', () => {
  expect(new Set(said(-149_000, -151_000, -149_900, -150_100, -175_000))).toEqual(new Set([120_000, 180_000]));
  expect(said(-149_000, -151_000, -149_900)).toEqual([120_000, 120_000, 120_000]);
});

it('[PG345] a clock that was set is said anew', () => {
  expect(said(-180_000, -600_000, 180_000)).toEqual([180_000, 600_000, -180_000]);
});
