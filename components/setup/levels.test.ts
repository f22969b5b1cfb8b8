import { describe, expect, it } from 'vitest';
import { resolveRules } from '#protocol/resolve-rules';
import { groupNames, hasSettings, levelsOf, membersOf, versionOf } from './levels';
import { buildAllSettings, buildGroupSettings, buildSensorSettings } from './testing/build-settings';

const settings = [
  buildAllSettings(),
  buildGroupSettings('Fridges', { rules: { lastingMs: 600_000 }, version: 5 }),
  buildSensorSettings('a', { group: 'Fridges' }, { rules: { note: 'Call Ana' }, version: 7 }),
  buildSensorSettings('b', { group: 'Cellar' }),
];

describe('levels', () => {
  it('[PG206] what holds for a sensor comes from itself, its group and all, each rule by itself', () => {
    expect(resolveRules(levelsOf('a', settings))).toMatchObject({
      note: 'Call Ana',
      lastingMs: 600_000,
      limits: { high: 40 },
    });
    expect(resolveRules(levelsOf('b', settings))).toMatchObject({ note: '', lastingMs: 0 });
    expect(resolveRules(levelsOf('never heard of', settings)).limits.high).toBe(40);
  });

  it('[PG206] a group is there by its sensors alone, or by what it says alone', () => {
    expect(groupNames(settings)).toEqual(['Cellar', 'Fridges']);
    expect(membersOf('Fridges', settings)).toEqual(['a']);
  });

  it('[PG206] a level that says nothing has version 0', () => {
    expect(versionOf(settings, { scope: 'sensor', id: 'a' })).toBe(7);
    expect(versionOf(settings, { scope: 'sensor', id: 'c' })).toBe(0);
  });

  it('[PG206] nothing is known before all sensors have their limits', () => {
    expect(hasSettings([])).toBe(false);
    expect(hasSettings(settings)).toBe(true);
  });
});
