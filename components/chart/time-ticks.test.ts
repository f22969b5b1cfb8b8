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

  it('[PG38] has midnights of the viewer’s clock for days, and first days for months', () => {
    const spring = { fromMs: new Date(2026, 2, 20, 12).getTime(), toMs: new Date(2026, 3, 5).getTime(), zoneMs: 0 };
    const days = timeTicks({ ...spring, most: 8 });
    expect(days.ticks.map((ms) => new Date(ms).getHours())).toEqual(days.ticks.map(() => 0));
    expect(days.ticks).toHaveLength(8);
    const year = { fromMs: new Date(2024, 5, 20).getTime(), toMs: new Date(2025, 4, 1).getTime(), zoneMs: 0 };
    const months = timeTicks({ ...year, most: 6 }).ticks.map((ms) => new Date(ms));
    expect(months.map((at) => `${at.getMonth() + 1}/${at.getDate()}`)).toEqual([
      '7/1',
      '9/1',
      '11/1',
      '1/1',
      '3/1',
      '5/1',
    ]);
  });

  it('[PG38] keeps its days while the chart slides on', () => {
    const ticksFrom = (day: number) =>
      timeTicks({
        fromMs: new Date(2026, 0, day).getTime(),
        toMs: new Date(2026, 0, day + 30).getTime(),
        most: 8,
        zoneMs: 0,
      });
    expect(ticksFrom(1).ticks).toEqual(expect.arrayContaining(ticksFrom(3).ticks.slice(0, 5)));
  });
});
