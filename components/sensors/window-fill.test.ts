import { expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { newSensor, withLatest } from '../live/live-sensor';
import { windowFill } from './window-fill';

const sensorOf = (firstN: number, averages: (number | null)[]) => {
  const recent = averages.map((average, index): Point => [index * 1000, 20, average]);
  return newSensor({ sensorId: 'Fridge', threshold: null, firstN, recent });
};

it('[PG479] a window fills with the first readings of a sensor', () => {
  expect(windowFill(sensorOf(1, [null, null, null]), 10)).toBe(3);
});

it('[PG479] it fills again, though the readings go on being numbered, when a sensor is heard anew', () => {
  expect(windowFill(sensorOf(301, [null, null]), 10)).toBe(2);
  expect(windowFill(sensorOf(299, [20, 20, null]), 10)).toBe(1);
});

it('[PG479] of a sensor that is not watched its number is all there is to go by', () => {
  expect(windowFill(withLatest(sensorOf(1, [null]), 4, [9000, 20, null]), 10)).toBe(4);
  expect(windowFill(withLatest(sensorOf(1, [null]), 40, [9000, 20, null]), 10)).toBe(9);
});
