import { describe, expect, it } from 'vitest';
import { degreeTick, momentWords, timeTick } from './axis-words';

const NOON_MS = new Date(2026, 3, 9, 12, 34, 56).getTime();

describe('what stands at the axes', () => {
  it('[PG38] degrees have as many decimals as their steps need, and a true minus', () => {
    expect([-20, 0, 20].map(degreeTick('en', [-20, 0, 20]))).toEqual(['−20°', '0°', '20°']);
    expect([-0.5, 0].map(degreeTick('de', [-0.5, 0]))).toEqual(['−0,5°', '0,0°']);
  });

  it('[PG38] times have seconds only where steps are shorter than a minute', () => {
    expect(timeTick('en', 30_000)(NOON_MS)).toBe('12:34:56');
    expect(timeTick('en', 60_000)(NOON_MS)).toBe('12:34');
  });

  it('[PG38] midnight is a date', () => {
    const midnightMs = new Date(2026, 3, 9).getTime();
    expect(timeTick('en', 3_600_000)(midnightMs)).toBe('Apr 9');
    expect(timeTick('zh-CN', 3_600_000)(midnightMs)).toBe('4月9日');
  });

  it('[PG57] a reading is told to the second, with its date where it is not of today', () => {
    expect(momentWords(NOON_MS, { nowMs: NOON_MS + 60_000, locale: 'en' })).toBe('12:34:56');
    expect(momentWords(NOON_MS, { nowMs: NOON_MS + 86_400_000, locale: 'en' })).toBe('Apr 9, 12:34:56');
  });
});
