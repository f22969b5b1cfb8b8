import { describe, expect, it } from 'vitest';
import type { Point } from '#protocol/frame';
import { newSensor, withLatest, withPoints, withSnapshot } from '../live/live-sensor';
import { isSameStep } from './trend-step';

const first: Point = [10_000, 20, null];
const told = (firstN: number, recent: Point[]) => ({ sensorId: 'a', threshold: null, firstN, recent });
const sensor = newSensor(told(1, [first]));

describe('the step a small line was drawn at', () => {
  it('[PG411] lasts two and a half seconds of readings', () => {
    expect(isSameStep(sensor, withPoints(sensor, 2, [[12_400, 21, null]]))).toBe(true);
    expect(isSameStep(sensor, withPoints(sensor, 2, [[12_500, 21, null]]))).toBe(false);
  });

  it('[PG350] ends when what was missed is told, and when the threshold is another', () => {
    const second: Point = [10_500, 21, null];
    const ahead = withLatest(sensor, 2, second);
    expect(isSameStep(ahead, withSnapshot(ahead, told(1, [first, second])))).toBe(false);
    expect(isSameStep(sensor, { ...sensor, threshold: { high: 30, low: null, version: 1 } as never })).toBe(false);
  });
});
