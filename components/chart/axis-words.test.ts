import { describe, expect, it } from 'vitest';
import { datedWords, degreeTick, momentWords, spanWords, timeTick } from './axis-words';

const NOON_MS = Date.parse('2026-04-09T12:34:56Z');
const EN = { locale: 'en', timeZone: 'UTC' };
const ZH = { ...EN, locale: 'zh-CN' };

describe('what stands at the axes', () => {
  it('[PG38] degrees have as many decimals as their steps need, and a true minus', () => {
    expect([-20, 0, 20].map(degreeTick('en', [-20, 0, 20]))).toEqual(['−20°', '0°', '20°']);
    expect([-0.5, 0].map(degreeTick('de', [-0.5, 0]))).toEqual(['−0,5°', '0,0°']);
  });

  it('[PG38] times have seconds only where steps are shorter than a minute', () => {
    expect(timeTick(EN, 30_000)(NOON_MS)).toBe('12:34:56');
    expect(timeTick(EN, 60_000)(NOON_MS)).toBe('12:34');
  });

  it('[PG38] midnight is a date', () => {
    const midnightMs = Date.parse('2026-04-09T00:00Z');
    expect(timeTick(EN, 3_600_000)(midnightMs)).toBe('Apr 9');
    expect(timeTick(ZH, 3_600_000)(midnightMs)).toBe('4月9日');
  });

  it('[PG38] months have their year', () => {
    expect(timeTick(EN, 60 * 86_400_000)(Date.parse('2026-04-01T00:00Z'))).toBe('Apr 2026');
  });

  it('[PG57] a reading is told to the second, with its date where it is not of today', () => {
    expect(momentWords(NOON_MS, { nowMs: NOON_MS + 60_000, ...EN })).toBe('12:34:56');
    expect(momentWords(NOON_MS, { nowMs: NOON_MS + 86_400_000, ...EN })).toBe('Apr 9, 12:34:56');
    expect(momentWords(NOON_MS, { nowMs: NOON_MS + 366 * 86_400_000, ...EN })).toBe('Apr 9, 2026, 12:34:56');
  });

  it('[PG269] when an alert opened is told with the whole date, however recent', () => {
    expect(datedWords(NOON_MS, EN)).toBe('Apr 9, 2026, 12:34:56');
    expect(datedWords(NOON_MS, ZH)).toBe('2026年4月9日 12:34:56');
  });

  it('[PG340] midnight, the date and the year are those of the viewer’s zone', () => {
    const nepal = { locale: 'en', timeZone: 'Asia/Kathmandu' };
    const midnightMs = Date.parse('2025-12-31T18:15Z');
    expect(timeTick(nepal, 3_600_000)(midnightMs)).toBe('Jan 1');
    expect(momentWords(midnightMs, { nowMs: midnightMs + 1_000, ...nepal })).toBe('00:00:00');
    expect(momentWords(midnightMs - 1, { nowMs: midnightMs, ...nepal })).toBe('Dec 31, 2025, 23:59:59');
    expect(datedWords(midnightMs, nepal)).toBe('Jan 1, 2026, 00:00:00');
  });

  it('[PG104] a step of time is told from when to when, as exactly as it is long', () => {
    const now = { nowMs: NOON_MS + 3_600_000, ...EN };
    const say = (fromMs: number, lengthMs: number) =>
      spanWords({ fromMs, toMs: fromMs + lengthMs }, now).replace(/\s/g, ' ');
    expect(say(NOON_MS, 5_000)).toBe('12:34:56 – 12:35:01');
    expect(say(NOON_MS, 300_000)).toBe('12:34 – 12:39');
    expect(say(NOON_MS - 86_400_000, 300_000)).toBe('Apr 8, 12:34 – 12:39');
    expect(say(NOON_MS - 2 * 86_400_000, 86_400_000)).toBe('Apr 7 – 8');
  });
});
