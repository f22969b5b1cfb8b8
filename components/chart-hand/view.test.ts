import { describe, expect, it } from 'vitest';
import { LONGEST_MS, panned, SHORTEST_MS, zoomed } from './view';

const nowMs = 1_800_000_000_000;
const window = { fromMs: nowMs - 600_000, toMs: nowMs };

describe('the stretch of time shown', () => {
  it('[PG301] is zoomed about a point that stays where it is', () => {
    const aboutMs = nowMs - 450_000;
    const next = zoomed(window, { aboutMs, factor: 0.5, nowMs });
    expect(next).toEqual({ fromMs: nowMs - 525_000, toMs: nowMs - 225_000 });
    expect((aboutMs - next.fromMs) / (next.toMs - next.fromMs)).toBeCloseTo(0.25);
  });

  it('[PG301] out and in again is the same', () => {
    const past = { fromMs: nowMs - 9_000_000, toMs: nowMs - 8_400_000 };
    const aboutMs = nowMs - 8_700_000;
    const wide = zoomed(past, { aboutMs, factor: 2, nowMs });
    expect(zoomed(wide, { aboutMs, factor: 0.5, nowMs })).toEqual(past);
  });

  it('[PG301] never reaches into the future, zoomed or moved', () => {
    const wide = zoomed(window, { aboutMs: nowMs - 600_000, factor: 3, nowMs });
    expect(wide).toEqual({ fromMs: nowMs - 1_800_000, toMs: nowMs });
    expect(panned(window, { byMs: 5_000, nowMs })).toEqual(window);
  });

  it('[PG301] that a sensor’s clock runs ahead is no reason to cut it', () => {
    const ahead = { fromMs: nowMs - 500, toMs: nowMs + 60_000 };
    expect(panned(ahead, { byMs: 1_000, nowMs })).toEqual(ahead);
  });

  it('[PG301] keeps its length when moved', () => {
    const next = panned(window, { byMs: -123_456.7, nowMs });
    expect(next.toMs - next.fromMs).toBe(600_000);
    expect(Number.isInteger(next.fromMs)).toBe(true);
  });

  it('[PG301] is neither too short nor too long to show anything', () => {
    const about = { aboutMs: nowMs - 100, nowMs };
    const [short, long] = [1e-9, 1e9].map((factor) => zoomed(window, { ...about, factor }));
    expect(short!.toMs - short!.fromMs).toBe(SHORTEST_MS);
    expect(long!.toMs - long!.fromMs).toBe(Math.min(LONGEST_MS, nowMs - Date.UTC(2000, 0, 1)));
  });
});
