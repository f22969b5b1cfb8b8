import { expect, test } from 'vitest';
import {
  buildAllSettings,
  buildGroupSettings,
  buildLimits,
  buildSensorSettings,
} from '../setup/testing/build-settings';
import { limitsBehindOwn, thresholdSource } from './threshold-source';

const GROUP_LIMITS = buildLimits({ high: 8, low: 2 }, 3);
const OWN = { rules: { limits: buildLimits({ high: 7, low: 2 }, 4) } };
const SETTINGS = [
  buildAllSettings(),
  buildGroupSettings('Vaccines', { rules: { limits: GROUP_LIMITS } }),
  buildGroupSettings('Cellar'),
  buildSensorSettings('Fridge', { group: 'Vaccines' }),
  buildSensorSettings('Fridge 2', { group: 'Vaccines' }, OWN),
  buildSensorSettings('Wine', { group: 'Cellar' }),
];

test('[PG224] a threshold is the sensor’s own, its group’s, or the default, and is said to be no other', () => {
  expect(thresholdSource('Fridge', SETTINGS)).toEqual({ kind: 'group', group: 'Vaccines' });
  expect(thresholdSource('Fridge 2', SETTINGS)).toEqual({ kind: 'own' });
  expect(thresholdSource('Wine', SETTINGS)).toEqual({ kind: 'default' });
  expect(thresholdSource('Attic', SETTINGS)).toEqual({ kind: 'default' });
  expect(thresholdSource(null, SETTINGS)).toEqual({ kind: 'default' });
});

test('[PG224] without one of its own the group’s holds, else the default', () => {
  expect(limitsBehindOwn('Fridge 2', SETTINGS)).toEqual(GROUP_LIMITS);
  expect(limitsBehindOwn('Wine', SETTINGS)).toBeNull();
});
