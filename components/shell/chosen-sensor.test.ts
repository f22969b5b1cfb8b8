import { expect, it } from 'vitest';
import { buildAlert, buildPoints, SERVER_NOW_MS, snapshotEvent, stateAfter } from '../live/testing/build';
import { buildSensorSettings } from '../setup/testing/build-settings';
import { sensorToOpen } from './chosen-sensor';

const sensors = ['attic', 'cellar', 'fridge'].map((sensorId) => {
  return { sensorId, threshold: null, firstN: 1, recent: buildPoints(1, 1) };
});

it('[PG14] opens on the sensor longest in alert', () => {
  const alerts = [
    buildAlert({
      id: '1',
      sensorId: 'attic',
      openedAtMs: SERVER_NOW_MS - 3,
      endedAtMs: SERVER_NOW_MS,
      endReason: 'back',
    }),
    buildAlert({ id: '2', sensorId: 'cellar', openedAtMs: SERVER_NOW_MS - 1 }),
    buildAlert({ id: '3', sensorId: 'fridge', openedAtMs: SERVER_NOW_MS - 2 }),
  ];
  expect(sensorToOpen(stateAfter(snapshotEvent({ sensors, alerts })))).toBe('fridge');
});

it('[PG14] opens on the first by name when all is well, and on none when there is none', () => {
  expect(sensorToOpen(stateAfter(snapshotEvent({ sensors })))).toBe('attic');
  expect(sensorToOpen(stateAfter(snapshotEvent()))).toBeNull();
});

it('[PG137] opens on no retired sensor', () => {
  const settings = [buildSensorSettings('attic', { isRetired: true })];
  expect(sensorToOpen(stateAfter(snapshotEvent({ sensors, settings })))).toBe('cellar');
});
