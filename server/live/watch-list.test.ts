import { expect, it } from 'vitest';
import { MAX_WATCHED } from '#protocol/watch';
import { parseWatchList } from './watch-list';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

it('[FR22] a list names each sensor once and is the same however it was ordered', () => {
  expect(parseWatchList(['b', 'a', 'b'])).toEqual(['a', 'b']);
  expect(parseWatchList([])).toEqual([]);
  expect(parseWatchList(ids(MAX_WATCHED))).toHaveLength(MAX_WATCHED);
});

it.each([[undefined], [null], ['a'], [{ length: 1 }], [[1]], [[['a']]], [ids(MAX_WATCHED + 1)]])(
  '[FR22] %j is no list',
  (value) => {
    expect(parseWatchList(value)).toBeNull();
  },
);
