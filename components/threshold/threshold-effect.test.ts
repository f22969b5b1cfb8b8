import { describe, expect, it } from 'vitest';
import { type MovedSensor, thresholdEffect } from './threshold-effect';

const oven: MovedSensor = { celsius: 39, ageMs: 1_000, openKinds: [] };

describe('what saving a threshold would do', () => {
  it('[PG63] opens an alert for each sensor whose last reading is beyond it', () => {
    expect(thresholdEffect([oven, { ...oven, celsius: 37 }], { high: 38, low: null })).toEqual({ opens: 1, ends: 0 });
  });

  it('[PG63] ends one whose sensor is no longer beyond', () => {
    const hot: MovedSensor = { ...oven, openKinds: ['high'] };
    expect(thresholdEffect([hot], { high: 39, low: null })).toEqual({ opens: 0, ends: 1 });
    expect(thresholdEffect([hot], { high: 38, low: null })).toEqual({ opens: 0, ends: 0 });
  });

  it('[PG63] may end one kind and open the other', () => {
    const hot: MovedSensor = { ...oven, openKinds: ['high'] };
    expect(thresholdEffect([hot], { high: 60, low: 50 })).toEqual({ opens: 1, ends: 1 });
  });

  it('[PG63] is nothing for a reading exactly on it, nor for one of ten minutes ago', () => {
    expect(thresholdEffect([{ ...oven, celsius: 38 }], { high: 38, low: null })).toEqual({ opens: 0, ends: 0 });
    expect(thresholdEffect([{ ...oven, ageMs: 600_000 }], { high: 38, low: null })).toEqual({ opens: 0, ends: 0 });
  });
});
