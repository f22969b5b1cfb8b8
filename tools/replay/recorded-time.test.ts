import { expect, test } from 'vitest';
import { parseRecordedTime } from './recorded-time';

test.each([
  ['2013-07-04 00:00:00', Date.UTC(2013, 6, 4)],
  ['2013-07-04T12:30', Date.UTC(2013, 6, 4, 12, 30)],
  ['2013-07-04', Date.UTC(2013, 6, 4)],
  ['2013-07-04T00:00:00.250Z', Date.UTC(2013, 6, 4, 0, 0, 0, 250)],
  ['2013-07-04T00:00:00+02:00', Date.UTC(2013, 6, 3, 22)],
  ['2013-07-04 00:00:00 -0530', Date.UTC(2013, 6, 4, 5, 30)],
  ['1372896000', Date.UTC(2013, 6, 4)],
  ['1372896000.5', Date.UTC(2013, 6, 4) + 500],
  ['1372896000250', Date.UTC(2013, 6, 4) + 250],
])('[SM11] %s is a time', (text, atMs) => {
  expect(parseRecordedTime(text)).toBe(atMs);
});

test.each(['', 'yesterday', '2013-02-30 00:00:00', '2013-13-01', '2013-07-04 24:00', '04/07/2013', '21.5', '12'])(
  '[SM11] "%s" is not a time',
  (text) => {
    expect(parseRecordedTime(text)).toBeNull();
  },
);
