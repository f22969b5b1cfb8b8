import { expect, it } from 'vitest';
import { pulledTo } from './limit-pull';

// A degree a pixel, 100 of them from the top.
const box = { top: 10, bottom: 110, degrees: (y: number) => 110 - y };

it('[PG322] a limit stands where the pointer is', () => {
  expect(pulledTo(60, box)).toEqual({ degrees: 50, isBeyond: false });
  expect(pulledTo(10, box)).toEqual({ degrees: 100, isBeyond: false });
});

it('[PG322] one pulled over an edge goes on beyond it, a little at a time however far the pointer is', () => {
  expect(pulledTo(5, box)).toEqual({ degrees: 105, isBeyond: true });
  expect(pulledTo(-500, box)).toEqual({ degrees: 112, isBeyond: true });
  expect(pulledTo(900, box)).toEqual({ degrees: -12, isBeyond: true });
});
