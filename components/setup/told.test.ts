import { expect, it } from 'vitest';
import type { Channel } from '#protocol/channel';
import { buildSensorSettings } from './testing/build-settings';
import { toldOf } from './told';

const channel = (name: string, parts: Partial<Channel>): Channel => ({
  channelId: name.length,
  name,
  isOn: true,
  target: { kind: 'ntfy', server: 'https://ntfy.sh', topic: 'isotherm' },
  severities: ['critical', 'warning'],
  groups: [],
  sensorIds: [],
  exceptGroups: [],
  exceptSensorIds: [],
  tellsOthers: (parts.groups ?? []).length + (parts.sensorIds ?? []).length === 0,
  tellsEnd: true,
  language: 'en',
  unit: 'celsius',
  timeZone: 'UTC',
  quiet: null,
  maxPerHour: 20,
  hasSecret: false,
  createdAtMs: 0,
  changedAtMs: 0,
  ...parts,
});

it('[PG221] whoever asked for these sensors, for their group or for all is told', () => {
  const channels = [
    channel('all', {}),
    channel('fridges', { groups: ['Fridges'], severities: ['critical'] }),
    channel('cellar', { groups: ['Cellar'] }),
    channel('just b', { sensorIds: ['b'], isOn: false }),
  ];
  const settings = [buildSensorSettings('a', { group: 'Fridges' })];
  const names = (sensorIds: string[], group: string | null = null) =>
    toldOf(channels, { sensorIds, group }, settings).map(({ name }) => name);
  expect(names(['a'])).toEqual(['all', 'fridges']);
  expect(names(['b'])).toEqual(['all', 'just b']);
  expect(names(['a', 'b'], 'Cellar')).toEqual(['all', 'cellar', 'just b']);
  expect(toldOf(channels, { sensorIds: ['a'], group: null }, settings)[1]?.isCriticalOnly).toBe(true);
});
