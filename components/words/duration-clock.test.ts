import { expect, it } from 'vitest';
import { sinceWords } from './duration-clock';

const NOON = Date.parse('2026-03-14T12:00Z');
const HOUR_MS = 3_600_000;
const UTC = { nowMs: NOON, timeZone: 'UTC' };

it('[PG2] a state of today says the time of day alone', () => {
  expect(sinceWords(NOON - 2 * HOUR_MS, { ...UTC, locale: 'en' })).toBe('10:00');
});

it('[PG2] an older state says its date too', () => {
  expect(sinceWords(NOON - 30 * HOUR_MS, { ...UTC, locale: 'en' })).toBe('Mar 13, 06:00');
  expect(sinceWords(NOON - 30 * HOUR_MS, { ...UTC, locale: 'zh-CN' })).toBe('3月13日 06:00');
});

it('[PG340] the zone decides which time it was, and whether that is of today', () => {
  const say = (timeZone: string) => sinceWords(NOON - 14 * HOUR_MS, { nowMs: NOON, locale: 'en', timeZone });
  expect(say('UTC')).toBe('Mar 13, 22:00');
  expect(say('Asia/Kathmandu')).toBe('03:45');
});
