import { expect, it } from 'vitest';
import { localMs, localText, midnightMs } from './local-time';

it('[PG102] a range of one’s own is written and read in the viewer’s zone, to the minute', () => {
  const atMs = new Date(2026, 3, 9, 4, 2, 59).getTime();
  expect(localText(atMs)).toBe('2026-04-09T04:02');
  expect(localMs('2026-04-09T04:02')).toBe(new Date(2026, 3, 9, 4, 2).getTime());
  expect(localMs('')).toBeNaN();
});

it('[PG113] a day begins at the viewer’s midnight', () => {
  expect(midnightMs(new Date(2026, 3, 9, 4, 2).getTime())).toBe(new Date(2026, 3, 9).getTime());
});
