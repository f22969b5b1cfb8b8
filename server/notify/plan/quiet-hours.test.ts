import { expect, test } from 'vitest';
import { quietUntilMs } from './quiet-hours';

const at = (text: string) => Date.parse(text);
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

function until(span: string, { timeZone, now }: { timeZone: string; now: string }): string | null {
  const [from = '', to = ''] = span.split('-');
  const quiet = { fromMinute: clock(from), toMinute: clock(to), criticalToo: false };
  const ms = quietUntilMs({ quiet, timeZone }, at(now));
  return ms === null ? null : new Date(ms).toISOString();
}

test.each([
  ['09:00-17:00', '2026-01-05T08:59:59Z', null],
  ['09:00-17:00', '2026-01-05T09:00:00Z', '2026-01-05T17:00:00.000Z'],
  ['09:00-17:00', '2026-01-05T17:00:00Z', null],
  ['22:00-07:00', '2026-01-05T23:30:20Z', '2026-01-06T07:00:00.000Z'],
  ['22:00-07:00', '2026-01-06T06:59:59Z', '2026-01-06T07:00:00.000Z'],
  ['22:00-07:00', '2026-01-06T12:00:00Z', null],
  ['07:00-07:00', '2026-01-06T07:00:00Z', null],
  ['07:05-07:00', '2026-01-06T07:05:00Z', '2026-01-07T07:00:00.000Z'],
])('[NT6] %s at %s: until %s', (span, now, expected) => expect(until(span, { timeZone: 'UTC', now })).toBe(expected));

test('[NT6] they are those of the wall in the channel’s time zone', () => {
  const timeZone = 'Asia/Shanghai';
  expect(until('22:00-07:00', { timeZone, now: '2026-01-05T14:00:00Z' })).toBe('2026-01-05T23:00:00.000Z');
  expect(until('22:00-07:00', { timeZone, now: '2026-01-05T13:59:00Z' })).toBeNull();
});

test('[NT6] a night in which clocks go forward is an hour shorter, one in which they go back an hour longer', () => {
  const timeZone = 'Europe/Vienna';
  expect(until('22:00-07:00', { timeZone, now: '2026-03-28T21:00:00Z' })).toBe('2026-03-29T05:00:00.000Z');
  expect(until('22:00-07:00', { timeZone, now: '2026-10-24T20:00:00Z' })).toBe('2026-10-25T06:00:00.000Z');
});

test('[NT6] an end that a day lacks is the moment its clocks jump', () => {
  const now = '2026-03-29T00:30:00Z';
  expect(until('22:00-02:30', { timeZone: 'Europe/Vienna', now })).toBe('2026-03-29T01:00:00.000Z');
});
