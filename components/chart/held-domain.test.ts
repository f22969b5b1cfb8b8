import { describe, expect, it } from 'vitest';
import { heldDomain } from './held-domain';
import { nextDomain } from './value-domain';

const fitted = nextDomain(null, { data: { low: 20, high: 30 }, limits: [], minSpan: 2 });
const still = { fitted, drafted: [], moved: null };

describe('the y axis under a draft', () => {
  it('[PG322] keeps still while everything is inside, though it would fit closer', () => {
    const wide = heldDomain(null, { ...still, moved: 60 });
    expect(heldDomain(wide, { ...still, moved: 25 })).toBe(wide);
    expect(heldDomain(wide, still)).toBe(wide);
  });

  it('[PG322] extends at the edge a limit is pulled over, and leaves the other where it was or further', () => {
    const { low, high, ticks } = heldDomain(fitted, { ...still, moved: fitted.high + 1 });
    expect(high).toBeGreaterThan(fitted.high);
    expect(low).toBeLessThanOrEqual(fitted.low);
    expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
  });

  it('[PG322] extends for readings that leave it', () => {
    const left = nextDomain(fitted, { data: { low: 20, high: 45 }, limits: [], minSpan: 2 });
    expect(heldDomain(fitted, { ...still, fitted: left }).high).toBeGreaterThanOrEqual(45);
  });

  it('[PG322] follows a typed draft that is near, and none that would flatten the trace', () => {
    expect(heldDomain(fitted, { ...still, drafted: [fitted.high + 2] }).high).toBeGreaterThan(fitted.high);
    expect(heldDomain(fitted, { ...still, drafted: [400] })).toBe(fitted);
  });
});
