import { describe, expect, it } from 'vitest';
import { type MovedSensor, NO_EFFECT, thresholdEffect } from './threshold-effect';

const oven: MovedSensor = { celsius: 39, ageMs: 1_000, lastingMs: 0, openKinds: [] };

describe('what saving a threshold would do', () => {
  it('[PG63] opens an alert for each sensor whose last reading is beyond it', () => {
    expect(thresholdEffect([oven, { ...oven, celsius: 37 }], { high: 38, low: null })).toEqual({
      ...NO_EFFECT,
      opens: 1,
    });
  });

  it('[PG63] opens none yet where a sensor has to be beyond for a while', () => {
    const patient = { ...oven, lastingMs: 600_000 };
    expect(thresholdEffect([oven, patient], { high: 38, low: null })).toEqual({ opens: 1, awaits: 1, ends: 0 });
  });

  it('[PG63] ends one whose sensor is no longer beyond', () => {
    const hot: MovedSensor = { ...oven, openKinds: ['high'] };
    expect(thresholdEffect([hot], { high: 39, low: null })).toEqual({ ...NO_EFFECT, ends: 1 });
    expect(thresholdEffect([hot], { high: 38, low: null })).toEqual(NO_EFFECT);
  });

  it('[PG63] may end one kind and open the other', () => {
    const hot: MovedSensor = { ...oven, openKinds: ['high'] };
    expect(thresholdEffect([hot], { high: 60, low: 50 })).toEqual({ ...NO_EFFECT, opens: 1, ends: 1 });
  });

  it('[PG63] is nothing for a reading exactly on it, nor for one of ten minutes ago', () => {
    expect(thresholdEffect([{ ...oven, celsius: 38 }], { high: 38, low: null })).toEqual(NO_EFFECT);
    expect(thresholdEffect([{ ...oven, ageMs: 600_000 }], { high: 38, low: null })).toEqual(NO_EFFECT);
  });
});
