import { expect, it } from 'vitest';
import type { LiveSensor } from './live-sensor';
import { sortedIds } from './sorted-ids';

function sensorsNamed(...ids: string[]): ReadonlyMap<string, LiveSensor> {
  return new Map(
    ids.map(
      (sensorId) =>
        [
          sensorId,
          { sensorId, threshold: null, firstN: 1, points: [], earlier: [], ahead: null, intervalMs: null },
        ] as const,
    ),
  );
}

it('[PG10] sensors stand in the order of their names, numbers by their size', () => {
  expect(sortedIds(sensorsNamed('room 10', 'room 2', 'Attic'))).toEqual(['Attic', 'room 2', 'room 10']);
});

it('[PG10] the order is the same object until a sensor comes or goes', () => {
  const before = sortedIds(sensorsNamed('b', 'a'));
  expect(sortedIds(sensorsNamed('a', 'b'))).toBe(before);
  expect(sortedIds(sensorsNamed('a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  expect(sortedIds(sensorsNamed('a', 'd', 'c'))).toEqual(['a', 'c', 'd']);
});
