import { describe, expect, it } from 'vitest';
import { buildSensorSettings } from '../setup/testing/build-settings';
import { groupSensors } from './sensor-groups';

describe('the order of sensors', () => {
  it('[PG134] is group, then name, numbers by size; those of no group come last', () => {
    const settings = [
      buildSensorSettings('s1', { name: 'Fridge 10', group: 'Ward 2' }),
      buildSensorSettings('s2', { name: 'Fridge 9', group: 'Ward 2' }),
      buildSensorSettings('s3', { group: 'Ward 10' }),
      buildSensorSettings('s4', { name: 'Attic' }),
    ];
    expect(groupSensors(['s1', 's2', 's3', 's4', 'zoo'], settings).groups).toEqual([
      { name: 'Ward 2', sensorIds: ['s2', 's1'] },
      { name: 'Ward 10', sensorIds: ['s3'] },
      { name: null, sensorIds: ['s4', 'zoo'] },
    ]);
  });

  it('[PG137] leaves retired sensors out, and names them apart, heard or not', () => {
    const settings = [
      buildSensorSettings('old', { isRetired: true }),
      buildSensorSettings('gone', { isRetired: true, group: 'Ward 2' }),
    ];
    expect(groupSensors(['new', 'old'], settings)).toEqual({
      groups: [{ name: null, sensorIds: ['new'] }],
      retired: ['gone', 'old'],
    });
  });
});
