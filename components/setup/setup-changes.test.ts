import { describe, expect, it } from 'vitest';
import { settingsChangesSchema } from '#protocol/settings';
import { movedLevels, overSeen, replaceChanges, seenVersions, setupChanges, undoChanges } from './setup-changes';
import type { Target } from './target';
import { buildAllSettings, buildGroupSettings, buildLimits, buildSensorSettings } from './testing/build-settings';

const settings = [
  buildAllSettings(),
  buildGroupSettings('Fridges', { version: 4 }),
  buildSensorSettings(
    'a',
    { name: 'Door side', group: 'Fridges' },
    { rules: { lastingMs: 1000, note: 'Call Ana' }, version: 6 },
  ),
];
const rules = { limits: { high: 8, low: 2 }, lastingMs: 600_000 };
const target = (sensorIds: string[], group: string | null): Target => ({ kind: 'sensors', sensorIds, group });

describe('what saving sends', () => {
  it('[PG215] thirty fridges are one request: their group is given the rules, each is put in it', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `fridge-${index}`);
    const changes = setupChanges({ target: target(ids, 'Fridges'), rules, details: {} }, settings);
    expect(changes[0]).toEqual({ scope: 'group', id: 'Fridges', patch: rules });
    expect(changes).toHaveLength(31);
    expect(changes[30]).toEqual({ scope: 'sensor', id: 'fridge-29', patch: { group: 'Fridges' } });
    expect(settingsChangesSchema.safeParse({ changes }).success).toBe(true);
  });

  it('[PG215] nothing of its own shields a sensor from what its group is given; the rest it keeps', () => {
    const changes = setupChanges({ target: target(['a'], 'Fridges'), rules, details: {} }, settings);
    expect(changes[1]).toEqual({ scope: 'sensor', id: 'a', patch: { lastingMs: null } });
  });

  it('[PG215] without a group each sensor is given the rules itself, with what it is called', () => {
    expect(setupChanges({ target: target(['x'], null), rules, details: { name: 'Left' } }, settings)).toEqual([
      { scope: 'sensor', id: 'x', patch: { ...rules, name: 'Left' } },
    ]);
    expect(setupChanges({ target: { kind: 'all' }, rules: {}, details: {} }, settings)).toEqual([]);
  });

  it('[PG216] each change is refused if somebody changed its level since it was seen', () => {
    const seen = seenVersions(target(['a', 'x'], 'Fridges'), settings);
    expect(seen).toEqual({ 'group:Fridges': 4, 'sensor:a': 6, 'sensor:x': 0 });
    const [group] = overSeen(setupChanges({ target: target(['a'], 'Fridges'), rules, details: {} }, settings), seen);
    expect(group?.ifVersion).toBe(4);
    const theirs = buildGroupSettings('Fridges', { version: 9, changedBy: 'Ana' });
    expect(movedLevels(seen, [...settings.filter(({ scope }) => scope !== 'group'), theirs])).toEqual([theirs]);
  });
});

describe('taking back', () => {
  it('[PG217] puts each field back as it was, to what is inherited where there was none', () => {
    const changes = setupChanges({ target: target(['a'], null), rules, details: { name: 'New' } }, settings);
    const saved = [buildSensorSettings('a', {}, { version: 12 })];
    expect(undoChanges(changes, settings, saved)).toEqual([
      {
        scope: 'sensor',
        id: 'a',
        patch: { limits: null, lastingMs: 1000, name: 'Door side' },
        ifVersion: 12,
      },
    ]);
  });

  it('[PG217] limits go back without their version', () => {
    const before = [buildAllSettings({ rules: { limits: buildLimits({ high: 40, low: null }, 3) } })];
    const [undo] = undoChanges([{ scope: 'all', id: '', patch: { limits: { high: 8, low: 2 } } }], before, []);
    expect(undo?.patch).toEqual({ limits: { high: 40, low: null } });
  });
});

it('[PG218] a sensor that takes another one’s place is given what that one was and said, and that one retires', () => {
  const changes = replaceChanges({ oldId: 'a', newId: 'x' }, settings);
  expect(changes).toEqual([
    {
      scope: 'sensor',
      id: 'x',
      patch: { lastingMs: 1000, note: 'Call Ana', name: 'Door side', group: 'Fridges', continues: 'a' },
      ifVersion: 0,
    },
    { scope: 'sensor', id: 'a', patch: { isRetired: true }, ifVersion: 6 },
  ]);
  expect(settingsChangesSchema.safeParse({ changes }).success).toBe(true);
});
