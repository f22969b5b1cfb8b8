import { expect, it } from 'vitest';
import { tomorrowAt8Ms } from './snoozes';

it('[PG141] until tomorrow is until eight of the next day, also at night and at the end of a month', () => {
  const at8 = (text: string) => new Date(tomorrowAt8Ms(Date.parse(text), 'Europe/Berlin')).toISOString();
  expect(at8('2030-01-31T22:00+01:00')).toBe('2030-02-01T07:00:00.000Z');
  expect(at8('2030-01-31T01:00+01:00')).toBe('2030-02-01T07:00:00.000Z');
});

it('[PG341] eight o’clock is by the clock that holds then', () => {
  const at8 = (text: string) => new Date(tomorrowAt8Ms(Date.parse(text), 'Europe/Berlin')).toISOString();
  expect(at8('2026-03-28T20:00Z')).toBe('2026-03-29T06:00:00.000Z');
  expect(at8('2026-10-24T20:00Z')).toBe('2026-10-25T07:00:00.000Z');
});
