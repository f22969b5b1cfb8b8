import { expect, it } from 'vitest';
import { buildSensorSettings } from '../setup/testing/build-settings';
import { sensorName } from './sensor-name';

it('[PG205] a sensor is called by its name, and by its id while it has none', () => {
  const settings = [buildSensorSettings('28-0316', { name: 'Freezer 2' }), buildSensorSettings('28-0317', {})];
  expect(sensorName(settings, '28-0316')).toBe('Freezer 2');
  expect(sensorName(settings, '28-0317')).toBe('28-0317');
  expect(sensorName(settings, 'never-set-up')).toBe('never-set-up');
});
