import { expect, it } from 'vitest';
import { shownTiles } from './shown-tiles';

const groups = [
  { name: 'a', sensorIds: ['a1', 'a2', 'a3'] },
  { name: 'b', sensorIds: ['b1', 'b2'] },
  { name: null, sensorIds: ['c1'] },
];
const wish = { attention: new Set<string>(), isFolded: (_name: string | null) => false, most: 100 };
const drawn = (parts: Partial<typeof wish>) =>
  shownTiles(groups, { ...wish, ...parts }).groups.map(({ sensorIds, count }) => [sensorIds.join(' '), count]);

it('[PG354] a folded group keeps its heading and its number, and its sensors still come to attention', () => {
  const shown = shownTiles(groups, {
    ...wish,
    attention: new Set(['a2']),
    isFolded: (name: string | null) => name === 'a',
  });
  expect(shown.needing).toEqual(['a2']);
  expect(shown.groups[0]).toEqual({ name: 'a', isFolded: true, sensorIds: [], count: 2 });
  expect(shown.hidden).toBe(0);
});

it('[PG355] only so many are drawn, in order, and how many are not is known', () => {
  expect(drawn({ most: 4 })).toEqual([
    ['a1 a2 a3', 3],
    ['b1', 2],
    ['', 1],
  ]);
  expect(shownTiles(groups, { ...wish, most: 4 }).hidden).toBe(2);
});

it('[PG355] what needs attention is drawn beside them, a folded group takes no place', () => {
  const attention = new Set(['c1']);
  expect(shownTiles(groups, { ...wish, attention, most: 1 })).toMatchObject({ needing: ['c1'], hidden: 4 });
  const folded = shownTiles(groups, { ...wish, isFolded: (name: string | null) => name === 'a', most: 2 });
  expect(folded.groups.map(({ sensorIds }) => sensorIds.length)).toEqual([0, 2, 0]);
});

it('[PG52] a group whose sensors all need attention has no heading of its own', () => {
  expect(drawn({ attention: new Set(['c1']) })).toHaveLength(2);
});
