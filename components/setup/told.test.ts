import { describe, expect, it } from 'vitest';
import { buildChannel } from './testing/build-channel';
import { buildSensorSettings } from './testing/build-settings';
import { replaceTold, scopeAfter, type ToldAbout, toldAbout, toldChanges, toldState, undoTold } from './told';

const settings = [buildSensorSettings('a', { group: 'Fridges' }), buildSensorSettings('b', { group: 'Fridges' })];
const groupOf = (id: string) => settings.find((one) => one.id === id)?.details?.group ?? null;
const sensors = (...sensorIds: string[]) => toldAbout({ kind: 'sensors', sensorIds, group: null }, settings, groupOf);
const fridges = toldAbout({ kind: 'group', group: 'Fridges' }, settings, groupOf);
const all: ToldAbout = { kind: 'all' };

describe('whom a form tells', () => {
  it('[PG221][PG480] who asked for these sensors, for their group or for all is told', () => {
    expect(toldState(buildChannel(1), sensors('a', 'c'))).toBe('all');
    expect(toldState(buildChannel(1, { groups: ['Fridges'] }), sensors('a', 'c'))).toBe('some');
    expect(toldState(buildChannel(1, { groups: ['Cellar'] }), sensors('a', 'c'))).toBe('none');
    expect(toldState(buildChannel(1, { sensorIds: ['c'] }), sensors('c'))).toBe('all');
  });

  it('[PG480] of a group sensors to come count, of all everything said of any', () => {
    expect(toldState(buildChannel(1, { sensorIds: ['a', 'b'] }), fridges)).toBe('some');
    expect(toldState(buildChannel(1, { groups: ['Fridges'] }), fridges)).toBe('all');
    expect(toldState(buildChannel(1, { groups: ['Fridges'], exceptSensorIds: ['b'] }), fridges)).toBe('some');
    expect(toldState(buildChannel(1, { groups: ['Fridges'] }), all)).toBe('some');
    expect(toldState(buildChannel(1, { tellsOthers: false }), all)).toBe('none');
  });

  it('[PG481] sensors that are put in a group are told of as the group is', () => {
    const target = { kind: 'sensors', sensorIds: ['c'], group: 'Fridges' } as const;
    expect(toldAbout(target, settings, groupOf)).toEqual({
      kind: 'group',
      group: 'Fridges',
      sensorIds: ['a', 'b', 'c'],
    });
  });
});

describe('ticking', () => {
  it('[PG481] what follows from the level above is not said again', () => {
    const ana = buildChannel(1, { groups: ['Fridges'], exceptSensorIds: ['a'] });
    expect(toldChanges({ 1: true }, [ana], sensors('a', 'c'))).toEqual([
      { channelId: 1, scope: 'sensor', id: 'a', tells: null },
      { channelId: 1, scope: 'sensor', id: 'c', tells: true },
    ]);
    expect(toldChanges({ 1: false }, [buildChannel(1)], sensors('a'))).toEqual([
      { channelId: 1, scope: 'sensor', id: 'a', tells: false },
    ]);
  });

  it('[PG211][PG481] a tick that changes nothing, or is of a channel that is gone, is not sent', () => {
    expect(toldChanges({ 1: true, 9: true }, [buildChannel(1)], sensors('a'))).toEqual([]);
  });

  it('[PG481] a group is ticked as a whole: what its sensors say for themselves gives way', () => {
    const bo = buildChannel(2, { sensorIds: ['a', 'oven'] });
    const changes = toldChanges({ 2: true }, [bo], fridges);
    expect(changes).toEqual([
      { channelId: 2, scope: 'group', id: 'Fridges', tells: true },
      { channelId: 2, scope: 'sensor', id: 'a', tells: null },
    ]);
    const after = buildChannel(2, scopeAfter(bo, changes));
    expect(after).toMatchObject({ groups: ['Fridges'], sensorIds: ['oven'], tellsOthers: false });
    expect(toldState(after, fridges)).toBe('all');
    expect(toldState(buildChannel(2, scopeAfter(bo, toldChanges({ 2: false }, [bo], fridges))), fridges)).toBe('none');
  });

  it('[PG481] a group that is told of as all others are is not named', () => {
    const ana = buildChannel(1, { tellsOthers: true, exceptGroups: ['Fridges'] });
    expect(toldChanges({ 1: true }, [ana], fridges)).toEqual([
      { channelId: 1, scope: 'group', id: 'Fridges', tells: null },
    ]);
  });

  it('[PG481] of all sensors: everything or nothing, whatever was said before', () => {
    const bo = buildChannel(2, { groups: ['Lab'], exceptSensorIds: ['scale'] });
    const ticked = scopeAfter(bo, toldChanges({ 2: true }, [bo], all));
    expect(ticked).toEqual({ tellsOthers: true, groups: [], sensorIds: [], exceptGroups: [], exceptSensorIds: [] });
    const unticked = scopeAfter(bo, toldChanges({ 2: false }, [bo], all));
    expect(unticked).toMatchObject({ tellsOthers: false, groups: [], exceptSensorIds: [] });
    expect(toldState(unticked, all)).toBe('none');
  });

  it('[PG480] what was saved is taken back as it was', () => {
    const bo = buildChannel(2, { groups: ['Lab'], sensorIds: ['a'] });
    const changes = toldChanges({ 2: true }, [bo], all);
    const saved = buildChannel(2, scopeAfter(bo, changes));
    expect(scopeAfter(saved, undoTold(changes, [bo]))).toMatchObject({
      tellsOthers: false,
      groups: ['Lab'],
      sensorIds: ['a'],
    });
  });

  it('[PG218] who was told of a sensor by name is told of the one that takes its place', () => {
    const channels = [
      buildChannel(1),
      buildChannel(2, { sensorIds: ['old'] }),
      buildChannel(3, { tellsOthers: true, exceptSensorIds: ['old'] }),
    ];
    expect(replaceTold({ oldId: 'old', newId: 'new' }, channels)).toEqual([
      { channelId: 2, scope: 'sensor', id: 'new', tells: true },
      { channelId: 3, scope: 'sensor', id: 'new', tells: false },
    ]);
  });
});
