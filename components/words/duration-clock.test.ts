import { expect, it } from 'vitest';
import { sinceWords } from './duration-clock';

const NOON = new Date(2026, 2, 14, 12, 0).getTime();
const HOUR_MS = 3_600_000;

it('[PG2] a state of today says the time of day alone', () => {
  expect(sinceWords(NOON - 2 * HOUR_MS, { nowMs: NOON, locale: 'en' })).toBe('10:00');
});

it('[PG2] an older state says its date too', () => {
  expect(sinceWords(NOON - 30 * HOUR_MS, { nowMs: NOON, locale: 'en' })).toBe('Mar 13, 06:00');
  expect(sinceWords(NOON - 30 * HOUR_MS, { nowMs: NOON, locale: 'zh-CN' })).toBe('3月13日 06:00');
});
