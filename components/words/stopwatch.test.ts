import { expect, it } from 'vitest';
import { stopwatchWords } from './stopwatch';

it('[PG133] a time that runs reads as on a stopwatch', () => {
  expect([0, 130_999, 300_000, 3_730_000, -5].map(stopwatchWords)).toEqual(['0:00', '2:10', '5:00', '1:02:10', '0:00']);
});
