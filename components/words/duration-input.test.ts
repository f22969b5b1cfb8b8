import { describe, expect, it } from 'vitest';
import { durationText, parseDuration } from './duration-input';

const MINUTE_MS = 60_000;

describe('a length of time in its field', () => {
  it.each([
    ['10 min', 10],
    ['10', 10],
    ['90 s', 1.5],
    ['1h30', 90],
    ['1 hr 30 min', 90],
    ['1.5 h', 90],
    ['1,5 h', 90],
    ['2 days', 2880],
    ['１０分钟', 10],
    ['1小时30分', 90],
    ['0', 0],
  ])('[PG204] %s is %d minutes', (text, minutes) => {
    expect(parseDuration(text)).toEqual({ ok: true, ms: minutes * MINUTE_MS });
  });

  it.each(['soon', '10 parsecs', '-5 min', '5 min !', 'min'])('[PG204] %s is none', (text) => {
    expect(parseDuration(text)).toEqual({ ok: false });
  });

  it('[PG204] nothing is nothing', () => expect(parseDuration('  ')).toEqual({ ok: true, ms: null }));

  it.each(['en', 'zh-CN'])('[PG204] what is written in %s is read as what it was', (locale) => {
    for (const seconds of [0, 1, 59, 60, 90, 600, 3600, 5400, 3661, 86_400, 90_061]) {
      const text = durationText(seconds * 1000, locale);
      expect(parseDuration(text), text).toEqual({ ok: true, ms: seconds * 1000 });
    }
  });

  it('[PG204] is written short', () => {
    expect(durationText(10 * MINUTE_MS, 'en')).toBe('10 min');
    expect(durationText(90 * MINUTE_MS, 'zh-CN')).toBe('1 小时 30 分钟');
  });
});
