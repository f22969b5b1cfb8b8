import { expect, test } from 'vitest';
import { createRandom, gaussian } from './random';

test('[SM3] the generator is mulberry32: its first numbers for seed 1 are the published ones', () => {
  const random = createRandom(1);
  const first = [random(), random(), random()].map((value) => Math.floor(value * 4_294_967_296));
  expect(first).toEqual([2_693_262_067, 11_749_833, 2_265_367_787]);
});

test('noise has mean 0 and deviation 1', () => {
  const random = createRandom(8);
  const drawn = Array.from({ length: 20_000 }, () => gaussian(random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
});
