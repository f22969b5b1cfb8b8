import { describe, expect, it } from 'vitest';
import { fixedRange, LIVE, parseRange, rangeShowing, rangeText } from './range';

const NOON_MS = Date.UTC(2026, 3, 9, 12);
const HOUR_MS = 3_600_000;

describe('the range in the address', () => {
  it.each(['15m', '1h', '6h', '24h', '7d', '30d', '2025-01-01T00:00:00.000Z..2025-12-01T00:00:00.000Z'])(
    '[PG102] %s is read and written alike',
    (text) => {
      expect(rangeText(parseRange(text))).toBe(text);
    },
  );

  it.each([null, '', '2h', '1..2', '2025-12-01..2025-01-01', '2025-01-01', '2025-01-01..x', 'a..b..c'])(
    '[PG102] %s is none: the chart is live',
    (text) => {
      expect(parseRange(text)).toBe(LIVE);
      expect(rangeText(LIVE)).toBeNull();
    },
  );

  it('[PG102] times may stand in any zone, and need no time of day', () => {
    expect(parseRange('2026-04-09T14:00+02:00..2026-04-10')).toEqual({
      kind: 'fixed',
      fromMs: NOON_MS,
      toMs: NOON_MS + 12 * HOUR_MS,
    });
  });

  it('[PG102] from and to that are no stretch of time are none', () => {
    expect(fixedRange(NOON_MS, NOON_MS)).toBeNull();
    expect(fixedRange(Number.NaN, NOON_MS)).toBeNull();
  });
});

describe('a range that shows something of the past', () => {
  it('[PG109] ends now where one is long enough', () => {
    const alert = { fromMs: NOON_MS - 2 * HOUR_MS, toMs: NOON_MS - HOUR_MS };
    expect(rangeShowing(alert, NOON_MS)).toEqual({ kind: 'last', name: '6h' });
  });

  it('[PG109] else stands around it', () => {
    const alert = { fromMs: NOON_MS - 1000 * HOUR_MS, toMs: NOON_MS - 996 * HOUR_MS };
    expect(rangeShowing(alert, NOON_MS)).toEqual({
      kind: 'fixed',
      fromMs: NOON_MS - 1001 * HOUR_MS,
      toMs: NOON_MS - 995 * HOUR_MS,
    });
  });
});
