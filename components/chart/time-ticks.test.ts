import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const MINUTE_MS = 60_000;

describe('the time axis', () => {
  it('[PG38] has ticks on whole steps, no more than fit', () => {
    const { stepMs, ticks } = timeTicks({ fromMs: 30_000, toMs: 30_000 + 5 * MINUTE_MS, most: 6, zoneMs: 0 });
    expect(stepMs).toBe(MINUTE_MS);
    expect(ticks).toEqual([1, 2, 3, 4, 5].map((minute) => minute * MINUTE_MS));
  });

  it('[PG38] counts hours by the clock of the viewer', () => {
    const { ticks } = timeTicks({ fromMs: 0, toMs: 12 * 60 * MINUTE_MS, most: 6, zoneMs: 330 * MINUTE_MS });
    expect(ticks[0]).toBe(30 * MINUTE_MS);
  });
});
