import { expect, test } from 'vitest';
import { aSettingsChange } from '#server/testing/write-batches';
import { firstSettings, toLevels } from './levels';

test('[ST43] a level that says nothing any more is left out, and its version counts', () => {
  const group = { scope: 'group', scopeId: 'cold' } as const;
  const sensor = { scope: 'sensor', scopeId: 'a' } as const;
  const { settings, lastVersion } = toLevels([
    aSettingsChange(2, group),
    aSettingsChange(3, { ...sensor, details: {} }),
    aSettingsChange(1),
  ]);
  expect(settings.map(({ scope }) => scope)).toEqual(['all']);
  expect(lastVersion).toBe(3);
});

test.each([{ name: '冷库' }, { group: 'cold' }, { isRetired: true }, { maintenanceUntilMs: 5 }, { continues: 'b' }])(
  '[ST43] a sensor of which people say %j is not left out',
  (details) => {
    expect(toLevels([aSettingsChange(2, { scope: 'sensor', scopeId: 'a', details })]).settings).toHaveLength(1);
  },
);

test('[ST34] the first change is nobody’s, of the limits of all sensors', () => {
  const changed = { version: 1, changedAtMs: null, changedBy: null };
  const limits = { high: 40, low: null, ...changed };
  expect(toLevels([firstSettings({ high: 40, low: null })])).toEqual({
    settings: [{ ...changed, scope: 'all', id: '', rules: { limits }, details: null }],
    lastVersion: 1,
  });
});
