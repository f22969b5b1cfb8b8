import { expect, test } from 'vitest';
import { aBatch, anAlert, aSettingsChange, aStep } from '#server/testing/write-batches';
import { isAwaited, takeGroup } from './batch-group';

test.each([
  ['settings', { settings: [aSettingsChange(2)] }],
  ['a sensor removed', { removed: [{ sensorId: 'freezer-1', afterReadings: 0 }] }],
  ['an alert seen', { seen: [anAlert()] }],
  ['a snooze', { steps: [aStep('snoozed')] }],
  ['a note', { steps: [aStep('noted')] }],
])('[ST26] somebody waits for %s', (_what, fields) => {
  expect(isAwaited(aBatch(fields))).toBe(true);
});

test('[ST26] nobody waits for readings and the alerts that they open and end', () => {
  const readings = { firstN: 1, celsius: [41] };
  expect(isAwaited(aBatch({ readings, alerts: [anAlert()], steps: [aStep('opened'), aStep('ended')] }))).toBe(false);
});

test('[ST42] what ends after somebody has seen alerts is stored in a transaction of its own', () => {
  const batches = [aBatch(), aBatch({ seen: [anAlert()] }), aBatch({ alerts: [anAlert({ endedAtMs: 9 })] })];
  expect(takeGroup(batches.map((batch) => ({ batch })))).toHaveLength(2);
});
