import { describe, expect, it } from 'vitest';
import { nextDomain } from './value-domain';

const quiet = { data: { low: 21, high: 21.1 }, limits: [], minSpan: 2 };

describe('the y axis', () => {
  it('[PG36] never magnifies a tenth of a degree into a mountain', () => {
    const { low, high } = nextDomain(null, quiet);
    expect(high - low).toBeGreaterThanOrEqual(2);
  });

  it('[PG36] keeps still while the readings stay inside', () => {
    const shown = nextDomain(null, { ...quiet, data: { low: 20, high: 24 } });
    expect(nextDomain(shown, { ...quiet, data: { low: 21, high: 24.2 } })).toBe(shown);
  });

  it('[PG36] follows readings that leave it, and those lost in it', () => {
    const shown = nextDomain(null, { ...quiet, data: { low: 20, high: 24 } });
    expect(nextDomain(shown, { ...quiet, data: { low: 20, high: 30 } }).high).toBeGreaterThanOrEqual(30);
    const wide = nextDomain(null, { ...quiet, data: { low: 0, high: 50 } });
    expect(nextDomain(wide, quiet).high).toBeLessThan(25);
  });

  it('[PG37] reaches a threshold that is near', () => {
    const { high } = nextDomain(null, { ...quiet, data: { low: 20, high: 30 }, limits: [38] });
    expect(high).toBeGreaterThanOrEqual(38);
  });

  it('[PG37] does not flatten the trace for one that is far', () => {
    const { high } = nextDomain(null, { ...quiet, limits: [40] });
    expect(high).toBeLessThan(25);
  });

  it('has tidy ticks at both ends', () => {
    const { low, high, ticks } = nextDomain(null, { ...quiet, data: { low: -0.3, high: 0.9 } });
    expect(ticks[0]).toBe(low);
    expect(ticks.at(-1)).toBe(high);
    expect(ticks).toContain(0.5);
  });

  it('stands around the thresholds before the first reading', () => {
    const { low, high } = nextDomain(null, { data: null, limits: [40], minSpan: 2 });
    expect(low).toBeLessThan(40);
    expect(high).toBeGreaterThan(40);
  });
});
