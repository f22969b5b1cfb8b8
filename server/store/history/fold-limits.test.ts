import { expect, test } from 'vitest';
import { foldLimits, type LimitsChange, stepsSince } from './fold-limits';

type Said = Partial<Pick<LimitsChange, 'group' | 'changedAtMs'>>;

/** `high` null: it says nothing. */
const change = (level: string, high: number | null, said: Said = {}): LimitsChange => {
  const [scope, scopeId = ''] = level.split(' ') as [LimitsChange['scope'], string?];
  return {
    scope,
    scopeId,
    changedAtMs: null,
    limits: high === null ? null : { high, low: null },
    group: null,
    ...said,
  };
};
const at = (changedAtMs: number, group: string | null = null): Said => ({ changedAtMs, group });

const told = (...changes: LimitsChange[]) => foldLimits(changes).map(({ fromMs, high }) => [fromMs, high]);

test('[HI9] a sensor’s own limits hide those of all sensors until it has none', () => {
  const changes = [
    change('all', 40),
    change('sensor a', 30, at(10)),
    change('all', 50, at(20)),
    change('sensor a', null, at(30)),
  ];
  expect(told(...changes)).toEqual([
    [0, 40],
    [10, 30],
    [30, 50],
  ]);
});

test('[HI13] its group’s hide those of all sensors while it is in that group, whenever the group said so', () => {
  const changes = [
    change('all', 40),
    change('group cold', 8, at(10)),
    change('sensor a', null, at(20, 'cold')),
    change('group cold', 6, at(30)),
    change('group warm', 60, at(40)),
    change('sensor a', null, at(50, 'warm')),
    change('group warm', null, at(60)),
  ];
  expect(told(...changes)).toEqual([
    [0, 40],
    [20, 8],
    [30, 6],
    [50, 60],
    [60, 40],
  ]);
});

test('[HI13] its own hide its group’s', () => {
  const changes = [change('all', 40), change('group cold', 8, at(10)), change('sensor a', 30, at(20, 'cold'))];
  expect(told(...changes, change('group cold', 5, at(30)), change('sensor a', null, at(40, 'cold')))).toEqual([
    [0, 40],
    [20, 30],
    [40, 5],
  ]);
});

test('[HI9] a change that changes nothing begins no step', () => {
  expect(told(change('all', 40), change('sensor a', 40, at(10)), change('sensor a', null, at(20)))).toEqual([[0, 40]]);
});

test('[HI9] versions tell the order, whatever the clock did', () => {
  expect(told(change('all', 40, at(100)), change('all', 50, at(90)), change('all', 60, at(95)))).toEqual([[100, 60]]);
});

test('[HI9] what held at the beginning of a stretch comes with it', () => {
  const steps = foldLimits([change('all', 40), change('all', 50, at(10)), change('all', 60, at(20))]);
  expect(stepsSince(steps, 15).map(({ fromMs }) => fromMs)).toEqual([10, 20]);
  expect(stepsSince(steps, 0)).toEqual(steps);
});
