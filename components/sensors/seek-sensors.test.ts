import { describe, expect, it } from 'vitest';
import { NO_DETAILS } from '#protocol/resolve-rules';
import type { Settings } from '#protocol/settings';
import { seekSensors } from './seek-sensors';

const settings: Settings[] = [
  {
    ...{ scope: 'sensor', id: 's-1', rules: {}, version: 1, changedAtMs: null, changedBy: null },
    details: { ...NO_DETAILS, name: 'Milk', group: 'Kitchen', place: 'Cellar' },
  },
];
const groups = [
  { name: 'Kitchen', sensorIds: ['s-1'] },
  { name: null, sensorIds: ['s-2', 'Milk truck', '冷库 1'] },
];
const names: Record<string, string> = { 's-1': 'Milk' };
const found = (words: string) =>
  seekSensors(groups, { words, settings, nameOf: (id) => names[id] ?? id }).flatMap(({ sensorIds }) => sensorIds);

describe('seeking sensors', () => {
  it.each([
    ['MILK', ['s-1', 'Milk truck']],
    ['s-', ['s-1', 's-2']],
    ['kitchen', ['s-1']],
    ['milk cellar', ['s-1']],
    ['truck  milk', ['Milk truck']],
    ['冷库 １', ['冷库 1']],
    ['no such', []],
  ])('[PG353] %s is found by name, id, group or place, in any case and width', (words, ids) => {
    expect(found(words)).toEqual(ids);
  });

  it('[PG353] nothing sought is everything, in the same groups', () => {
    expect(seekSensors(groups, { words: '  ', settings, nameOf: (id) => id })).toBe(groups);
  });
});
