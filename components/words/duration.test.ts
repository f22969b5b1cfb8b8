import { describe, expect, it } from 'vitest';
import { durationWords, measuredWords } from './duration';

describe('a length of time', () => {
  it.each([
    [0, '0 sec'],
    [-5_000, '0 sec'],
    [59_999, '59 sec'],
    [60_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 hr'],
    [7_500_000, '2 hr 5 min'],
    [86_400_000, '1 day'],
    [273_600_000, '3 days 4 hr'],
  ])('[PG1] %i ms is “%s” in English', (ms, words) => {
    expect(durationWords(ms, 'en')).toBe(words);
  });

  it.each([
    [59_999, '59 sec'],
    [80_000, '1 min 20 sec'],
    [120_000, '2 min'],
    [3_599_999, '59 min 59 sec'],
    [7_500_000, '2 hr 5 min'],
  ])('[PG303] %i ms that somebody selected is “%s”', (ms, words) => {
    expect(measuredWords(ms, 'en')).toBe(words);
  });

  it.each([
    [45_000, '45 秒'],
    [720_000, '12 分钟'],
    [7_500_000, '2 小时 5 分钟'],
    [273_600_000, '3 天 4 小时'],
  ])('[PG1] %i ms is “%s” in Chinese', (ms, words) => {
    expect(durationWords(ms, 'zh-CN')).toBe(words);
  });
});
