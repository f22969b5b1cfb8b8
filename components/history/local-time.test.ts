import { expect, it } from 'vitest';
import { localMs, localText, midnightMs } from './local-time';

const at = (text: string) => Date.parse(text);

it('[PG102] a range of one’s own is written and read in the viewer’s zone, to the minute', () => {
  expect(localText(at('2026-04-09T02:02:59Z'), 'Europe/Berlin')).toBe('2026-04-09T04:02');
  expect(localMs('2026-04-09T04:02', 'Europe/Berlin')).toBe(at('2026-04-09T02:02Z'));
  expect(localMs('2026-04-09T04:02', 'Asia/Kathmandu')).toBe(at('2026-04-08T22:17Z'));
  expect(localMs('', 'Europe/Berlin')).toBeNaN();
});

it('[PG113] a day begins at the viewer’s midnight', () => {
  expect(midnightMs(at('2026-04-08T22:30Z'), 'Europe/Berlin')).toBe(at('2026-04-08T22:00Z'));
  expect(midnightMs(at('2026-04-08T22:30Z'), 'UTC')).toBe(at('2026-04-08T00:00Z'));
});

it('[PG341] a day in which the clocks are moved begins by the clock of its night', () => {
  expect(midnightMs(at('2026-03-29T12:00Z'), 'Europe/Berlin')).toBe(at('2026-03-28T23:00Z'));
  expect(midnightMs(at('2026-10-25T12:00Z'), 'Europe/Berlin')).toBe(at('2026-10-24T22:00Z'));
  // In Cairo the clocks go from midnight to one: the day has no midnight.
  expect(midnightMs(at('2026-04-24T12:00Z'), 'Africa/Cairo')).toBe(at('2026-04-23T22:00Z'));
});
