import { describe, expect, it } from 'vitest';
import { liveSpanMs, liveWindow } from './live-span';

const MINUTE_MS = 60_000;

describe('the live span', () => {
  it.each([
    [1_000, 5],
    [100, 5],
    [10_000, 10],
    [600_000, 720],
    [null, 5],
  ])('[PG39] of a sensor heard every %s ms is %s minutes', (rhythmMs, minutes) => {
    expect(liveSpanMs(rhythmMs, null)).toBe(minutes * MINUTE_MS);
  });

  it('[PG39] does not swing with a rhythm near a border', () => {
    const shownMs = liveSpanMs(10_000, null);
    expect(liveSpanMs(10_050, shownMs)).toBe(shownMs);
    expect(liveSpanMs(9_000, shownMs)).toBe(shownMs);
  });
});

describe('the live window', () => {
  const spanMs = 5 * MINUTE_MS;

  it('ends now', () => {
    expect(liveWindow(999_000, { spanMs, nowMs: 1_000_000 })).toEqual({ fromMs: 700_000, toMs: 1_000_000 });
  });

  it('shows a reading whose clock runs ahead', () => {
    expect(liveWindow(1_060_000, { spanMs, nowMs: 1_000_000 }).toMs).toBe(1_060_000);
  });

  it('[PG39] goes back to the last readings of a sensor silent for longer than the span', () => {
    const { fromMs, toMs } = liveWindow(1_000_000, { spanMs, nowMs: 9_000_000 });
    expect(fromMs).toBeLessThan(1_000_000);
    expect(toMs).toBeGreaterThan(1_000_000);
  });
});
