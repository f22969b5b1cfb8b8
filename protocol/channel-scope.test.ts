import { expect, test } from 'vitest';
import { type ChannelScope, contradictions, saidOf, tellsSensor, withTold } from './channel-scope';

const NOTHING_SAID: ChannelScope = { groups: [], sensorIds: [], exceptGroups: [], exceptSensorIds: [] };
const fridge = { sensorId: 'fridge', group: 'Cellar' };

test('[NT2] who names neither group nor sensor is told of everything', () => {
  expect(tellsSensor(NOTHING_SAID, fridge)).toBe(true);
  expect(tellsSensor({ ...NOTHING_SAID, sensorIds: ['oven'] }, fridge)).toBe(false);
  expect(tellsSensor({ ...NOTHING_SAID, groups: ['Cellar'] }, fridge)).toBe(true);
});

test('[NT20] a last name taken away does not make it everything', () => {
  const one = { ...NOTHING_SAID, sensorIds: ['fridge'] };
  const none = withTold(one, [{ scope: 'sensor', id: 'fridge', tells: null }]);
  expect(none).toEqual({ ...NOTHING_SAID, tellsOthers: false });
  expect(tellsSensor(none, fridge)).toBe(false);
});

test('[NT20] a change says one thing of one level, and the next one takes it back', () => {
  const without = withTold(NOTHING_SAID, [{ scope: 'group', id: 'Cellar', tells: false }]);
  expect(without).toMatchObject({ groups: [], exceptGroups: ['Cellar'], tellsOthers: true });
  expect(tellsSensor(without, fridge)).toBe(false);
  expect(tellsSensor(without, { sensorId: 'fridge', group: null })).toBe(true);
  const yet = withTold(without, [{ scope: 'sensor', id: 'fridge', tells: true }]);
  expect(tellsSensor(yet, fridge)).toBe(true);
  const back = withTold(yet, [
    { scope: 'sensor', id: 'fridge', tells: null },
    { scope: 'group', id: 'Cellar', tells: true },
  ]);
  expect(back).toMatchObject({ groups: ['Cellar'], exceptGroups: [], sensorIds: [] });
  expect(withTold(back, [{ scope: 'all', id: '', tells: false }])).toMatchObject({
    groups: ['Cellar'],
    tellsOthers: false,
  });
});

test('[NT20] what a level says is told, and what is said twice', () => {
  const scope = { ...NOTHING_SAID, sensorIds: ['a'], exceptSensorIds: ['a', 'b'] };
  expect(saidOf(scope, { scope: 'sensor', id: 'b' })).toBe(false);
  expect(saidOf(scope, { scope: 'sensor', id: 'c' })).toBeNull();
  expect(saidOf(scope, { scope: 'all', id: '' })).toBe(false);
  expect(contradictions(scope)).toEqual({ exceptGroups: [], exceptSensorIds: ['a'] });
});

test('[NT20] names are names, whatever else they are', () => {
  const names = ['__proto__', 'constructor', 'Lab'];
  const told = withTold(
    NOTHING_SAID,
    names.map((id) => ({ scope: 'group', id, tells: false })),
  );
  expect(told.exceptGroups).toEqual(names);
  expect(saidOf(NOTHING_SAID, { scope: 'group', id: 'constructor' })).toBeNull();
});
