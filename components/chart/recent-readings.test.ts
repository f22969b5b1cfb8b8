import { expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { newSensor } from '../live/live-sensor';
import { recentReadings } from './recent-readings';

it('[PG57] the table has the latest readings, newest first, each with its ordinal', () => {
  const recent: Point[] = [
    [1_000, 20, null],
    [3_000, 22, 21],
    [2_000, 21, 21],
  ];
  const sensor = newSensor({ sensorId: 'Fridge', threshold: null, firstN: 7, recent });
  expect(recentReadings(sensor, 2)).toEqual([
    { n: 9, measuredAtMs: 2_000, celsius: 21, average: 21 },
    { n: 8, measuredAtMs: 3_000, celsius: 22, average: 21 },
  ]);
});
