import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPlaces, parsePlaces, settlingPlaces } from './wall-places';

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));

describe('places on the wall', () => {
  it('[PG371] are those of the board at first', () => {
    expect(settlingPlaces(['a', 'c'], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  });

  it('[PG371] a new sensor takes the last place, whatever its name', () => {
    expect(nextPlaces(['b', 'c'], ['a', 'b', 'c'])).toEqual(['b', 'c', 'a']);
  });

  it('[PG371] a sensor that is forgotten leaves its place empty, for the next', () => {
    const left = nextPlaces(['a', 'b', 'c'], ['a', 'c']);
    expect(left).toEqual(['a', null, 'c']);
    expect(nextPlaces(left, ['a', 'c', 'd'])).toEqual(['a', 'd', 'c']);
  });

  it('[PG371] nobody who stays moves, everybody has one place, and the same is the same array', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const places = nextPlaces(before, after);
        for (const [index, id] of before.entries()) if (after.includes(id)) expect(places[index]).toBe(id);
        expect(places.filter((id) => id !== null).sort()).toEqual([...after].sort());
        expect(nextPlaces(places, after)).toBe(places);
      }),
    );
  });

  it('[PG371] are remembered over a reload, and nonsense is nothing', () => {
    expect(parsePlaces('["a",null,"b"]')).toEqual(['a', null, 'b']);
    for (const text of [null, '', '{', '[]', '[1]', '{"a":1}']) expect(parsePlaces(text)).toBeNull();
  });
});
