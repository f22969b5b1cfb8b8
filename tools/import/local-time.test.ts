import { expect, test } from 'vitest';
import { createLocalClock } from './local-time';

const read = (zone: string, ...shown: string[]) => {
  const clock = createLocalClock(zone);
  const moments = shown.map((time) => new Date(clock.localTime(Date.parse(`${time}Z`))).toISOString().slice(0, 16));
  return { moments, repeated: clock.repeated(), skipped: clock.skipped() };
};

test.each([
  ['UTC', '2024-07-01T12:00', '2024-07-01T12:00'],
  ['Europe/Berlin', '2024-07-01T12:00', '2024-07-01T10:00'],
  ['Europe/Berlin', '2024-01-01T00:30', '2023-12-31T23:30'],
  ['America/New_York', '2013-07-04T00:00', '2013-07-04T04:00'],
  ['Asia/Kathmandu', '2024-07-01T12:00', '2024-07-01T06:15'],
])('[IM3] in %s clocks show %s at %s UTC', (zone, shown, moment) => {
  expect(read(zone, shown)).toEqual({ moments: [moment], repeated: 0, skipped: 0 });
});

test('[IM3] the hour that clocks show twice is read in the order of the rows, and counted', () => {
  const shown = ['2024-10-27T01:30', '2024-10-27T02:00', '2024-10-27T02:30', '2024-10-27T02:00', '2024-10-27T02:30'];
  expect(read('Europe/Berlin', ...shown, '2024-10-27T03:00')).toEqual({
    moments: [
      '2024-10-26T23:30',
      '2024-10-27T00:00',
      '2024-10-27T00:30',
      '2024-10-27T01:00',
      '2024-10-27T01:30',
      '2024-10-27T02:00',
    ],
    repeated: 4,
    skipped: 0,
  });
});

test('[IM3] the hour that clocks leave out is read as if they went on, and counted', () => {
  expect(read('Europe/Berlin', '2024-03-31T01:30', '2024-03-31T02:30', '2024-03-31T03:30')).toEqual({
    moments: ['2024-03-31T00:30', '2024-03-31T01:30', '2024-03-31T01:30'],
    repeated: 0,
    skipped: 1,
  });
});

test('[IM3] an unknown zone is told in a sentence', () => {
  expect(() => createLocalClock('Middle/Earth')).toThrow('--timezone Middle/Earth is not known');
});
