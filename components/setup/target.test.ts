import { describe, expect, it } from 'vitest';
import {
  channelsAddress,
  commonGroup,
  formToGoBackTo,
  othersOfGroup,
  ruledLevels,
  setupAddress,
  type Target,
  targetOfAddress,
  targetSensors,
} from './target';
import { buildSensorSettings } from './testing/build-settings';

const settings = [
  buildSensorSettings('a', { group: 'Fridges' }),
  buildSensorSettings('b', { group: 'Fridges' }),
  buildSensorSettings('old', { isRetired: true }),
];
const sensors = (sensorIds: string[], group: string | null = null): Target => ({ kind: 'sensors', sensorIds, group });

describe('whom a form is about', () => {
  it('[PG207] sensors are set up each for itself, or their group for all of them', () => {
    expect(ruledLevels(sensors(['a', 'c']))).toEqual([
      { scope: 'sensor', id: 'a' },
      { scope: 'sensor', id: 'c' },
    ]);
    expect(ruledLevels(sensors(['a', 'c'], 'Fridges'))).toEqual([{ scope: 'group', id: 'Fridges' }]);
    expect(ruledLevels({ kind: 'all' })).toEqual([{ scope: 'all', id: '' }]);
  });

  it('[PG207] whoever is in the group and was not ticked is told', () => {
    expect(othersOfGroup(sensors(['a', 'c'], 'Fridges'), settings)).toEqual(['b']);
    expect(othersOfGroup(sensors(['a']), settings)).toEqual([]);
  });

  it('[PG207] a group is all its sensors; all are all that are in use', () => {
    expect(targetSensors({ kind: 'group', group: 'Fridges' }, settings, [])).toEqual(['a', 'b']);
    expect(targetSensors({ kind: 'all' }, settings, ['a', 'c', 'old'])).toEqual(['a', 'c']);
  });

  it('[PG207] a group is theirs only when it is the same for all', () => {
    expect(commonGroup(['a', 'b'], settings)).toBe('Fridges');
    expect(commonGroup(['a', 'c'], settings)).toBeNull();
    expect(commonGroup([], settings)).toBeNull();
  });

  it.each<Target>([sensors(['a', 'cold room/3 & 4']), { kind: 'group', group: 'Fridges + more' }, { kind: 'all' }])(
    '[PG208] stands in the address: %j',
    (target) => {
      const address = new URL(setupAddress(target), 'http://localhost');
      expect(targetOfAddress(address.searchParams)).toEqual(target);
    },
  );

  it('[PG208] an address that names nobody asks whom', () => {
    expect(targetOfAddress(new URLSearchParams('sensor='))).toBeNull();
  });
});

it('[PG482] the page of channels leads back to the form it was opened from, and nowhere else', () => {
  const backFrom = (address: string) => formToGoBackTo(new URLSearchParams(address.split('?').slice(1).join('?')));
  const target = { kind: 'sensors', sensorIds: ['a&b', 'c'], group: null } as const;
  expect(backFrom(channelsAddress(target))).toBe(setupAddress(target));
  expect(backFrom(channelsAddress({ kind: 'all' }))).toBe('/setup?all');
  for (const back of ['https://evil.example/setup?all', '//evil.example/setup?all', '/setup', '/system?all', ''])
    expect(backFrom(`/notifications?${new URLSearchParams({ back })}`)).toBeNull();
});
