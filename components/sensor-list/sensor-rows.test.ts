import { expect, it } from 'vitest';
import { buildSensorSettings } from '../setup/testing/build-settings';
import { sensorRows } from './sensor-rows';

const NOW_MS = 1_000_000;

it('[PG223] lists every sensor there is or was, by group and name, retired ones last', () => {
  const settings = [
    buildSensorSettings('28-01', { name: 'Fridge 10', group: 'Fridges' }),
    buildSensorSettings('28-02', { name: 'Fridge 2', group: 'Fridges', maintenanceUntilMs: NOW_MS + 1 }),
    buildSensorSettings('28-00', { name: 'Fridge 0', group: 'Fridges', isRetired: true }),
    buildSensorSettings('28-03', { group: 'Cellar', maintenanceUntilMs: NOW_MS, continues: '28-00' }),
  ];
  const rows = sensorRows(['attic', '28-01'], settings, NOW_MS);
  expect(rows.map(({ name, state }) => [name, state])).toEqual([
    ['attic', 'in-use'],
    ['28-03', 'in-use'],
    ['Fridge 2', 'maintenance'],
    ['Fridge 10', 'in-use'],
    ['Fridge 0', 'retired'],
  ]);
  expect(rows[1]?.continues).toBe('28-00');
});
