import { expect, test } from 'vitest';
import { deliveryIdOf } from './delivery-id';

test('[NT1] a step counted again after a restore has another id', () => {
  const before = deliveryIdOf(3, { count: 1841, atMs: 1_790_000_000_000 });
  expect(before).toMatch(/^3-1841-/);
  expect(deliveryIdOf(3, { count: 1841, atMs: 1_790_000_000_000 })).toBe(before);
  expect(deliveryIdOf(3, { count: 1841, atMs: 1_790_000_000_001 })).not.toBe(before);
});
