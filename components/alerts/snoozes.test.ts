import { expect, it } from 'vitest';
import { tomorrowAt8Ms } from './snoozes';

it('[PG141] until tomorrow is until eight of the next day, also at night and at the end of a month', () => {
  const at8 = (...at: [number, number, number, number]) => new Date(tomorrowAt8Ms(new Date(...at).getTime()));
  expect(at8(2030, 0, 31, 22)).toEqual(new Date(2030, 1, 1, 8));
  expect(at8(2030, 0, 31, 1)).toEqual(new Date(2030, 1, 1, 8));
});
