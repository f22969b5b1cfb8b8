import { expect, test } from 'vitest';
import type { ThresholdChange } from '#protocol/history';
import { toSteps } from './threshold-steps';

let version = 0;

/** `high` null: back to the default. */
function change(sensorId: string | null, changedAtMs: number | null, high: number | null): ThresholdChange {
  version += 1;
  return {
    version,
    sensorId,
    changedAtMs,
    changedBy: null,
    from: null,
    to: high === null ? null : { high, low: null },
  };
}

const told = (...changes: ThresholdChange[]) => toSteps(changes).map(({ fromMs, high }) => [fromMs, high]);

test('[HI9] a sensor’s own threshold hides the default until it goes back', () => {
  const changes = [change(null, null, 40), change('a', 10, 30), change(null, 20, 50), change('a', 30, null)];
  expect(told(...changes)).toEqual([
    [0, 40],
    [10, 30],
    [30, 50],
  ]);
});

test('[HI9] a change that changes nothing begins no step', () => {
  expect(told(change(null, null, 40), change('a', 10, 40), change('a', 20, null))).toEqual([[0, 40]]);
});

test('[HI9] versions tell the order, whatever the clock did', () => {
  expect(told(change(null, 100, 40), change(null, 90, 50), change(null, 95, 60))).toEqual([[100, 60]]);
});
