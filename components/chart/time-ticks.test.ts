import { describe, expect, it } from 'vitest';
import { timeTicks } from './time-ticks';

const MINUTE_MS = 60_000;

describe('the time axis', () => {
  it('[PG38] has ticks on whole steps, no more than fit', () => {
    const { stepMs, ticks } = timeTicks({ fromMs: 30_000, toMs: 30_000 + 5 * MINUTE_MS, most: 6, timeZone: 'UTC' });
    expect(stepMs).toBe(MINUTE_MS);
    expect(ticks).toEqual([1, 2, 3, 4, 5].map((minute) => minute * MINUTE_MS));
  });

  it('[PG38] counts hours by the clock of the viewer', () => {
    const { ticks } = timeTicks({ fromMs: 0, toMs: 12 * 60 * MINUTE_MS, most: 6, timeZone: 'Asia/Kolkata' });
    expect(ticks[0]).toBe(30 * MINUTE_MS);
  });

  it('[PG38] has midnights of the viewer’s clock for days, and first days for months', () => {
    const spring = { fromMs: Date.parse('2026-03-20T12:00Z'), toMs: Date.parse('2026-04-05T00:00Z'), timeZone: 'UTC' };
    const days = timeTicks({ ...spring, most: 8 });
    expect(days.ticks.map((ms) => new Date(ms).getUTCHours())).toEqual(days.ticks.map(() => 0));
    expect(days.ticks).toHaveLength(8);
    const year = { fromMs: Date.parse('2024-06-20T00:00Z'), toMs: Date.parse('2025-05-01T00:00Z'), timeZone: 'UTC' };
    const months = timeTicks({ ...year, most: 6 }).ticks.map((ms) => new Date(ms));
    expect(months.map((at) => `${at.getUTCMonth() + 1}/${at.getUTCDate()}`)).toEqual([
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
        fromMs: Date.UTC(2026, 0, day),
        toMs: Date.UTC(2026, 0, day + 30),
        most: 8,
        timeZone: 'UTC',
      });
    expect(ticksFrom(1).ticks).toEqual(expect.arrayContaining(ticksFrom(3).ticks.slice(0, 5)));
  });

  it('[PG341] goes on by whole hours where the clocks are moved', () => {
    const ticksOf = (day: string, hours: number, most: number) => {
      const fromMs = Date.parse(`${day}T21:00Z`);
      const { ticks } = timeTicks({ fromMs, toMs: fromMs + hours * 60 * MINUTE_MS, most, timeZone: 'Europe/Berlin' });
      return ticks.map((ms) => new Date(ms).toISOString().slice(8, 16));
    };
    // By the clock 0, 6, 12, 18 and 0 again.
    expect(ticksOf('2026-03-28', 26, 5)).toEqual(['28T23:00', '29T04:00', '29T10:00', '29T16:00', '29T22:00']);
    expect(ticksOf('2026-10-24', 27, 5)).toEqual(['24T22:00', '25T05:00', '25T11:00', '25T17:00', '25T23:00']);
    // An hour that comes twice has its ticks twice, one that is left out none.
    expect(ticksOf('2026-10-24', 6, 7)).toHaveLength(7);
    expect(ticksOf('2026-03-28', 6, 7)).toHaveLength(7);
  });

  it('[PG341] has midnights as days where a day has 23 or 25 hours', () => {
    for (const day of ['2026-03-27', '2026-10-23']) {
      const fromMs = Date.parse(`${day}T12:00Z`);
      const { ticks } = timeTicks({ fromMs, toMs: fromMs + 96 * 60 * MINUTE_MS, most: 5, timeZone: 'Europe/Berlin' });
      const clock = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeStyle: 'short', hourCycle: 'h23' });
      expect(ticks.map((ms) => clock.format(ms))).toEqual(['00:00', '00:00', '00:00', '00:00']);
    }
  });
});
