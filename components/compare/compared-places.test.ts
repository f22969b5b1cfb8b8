import { describe, expect, it } from 'vitest';
import { type Compared, parseWith, swapped, withAdded, without, withText } from './compared-places';

const all = { chosenId: 'fridge', isInUse: () => true };
const A: Compared = { sensorId: 'a', place: 0 };
const B: Compared = { sensorId: 'b', place: 1 };
const C: Compared = { sensorId: 'c', place: 2 };

describe('whom the address compares with', () => {
  it('[PG431] stands in it in order, a place each', () => {
    expect(parseWith('a,b,c', all)).toEqual({ compared: [A, B, C], dropped: [] });
    expect(withText([A, B, C])).toBe('a,b,c');
    expect(parseWith(null, all)).toEqual({ compared: [], dropped: [] });
    expect(withText([])).toBeNull();
  });

  it('[PG431] keeps the places of the others when one is taken out', () => {
    const left = without([A, B, C], 'a');
    expect(withText(left)).toBe(',b,c');
    expect(parseWith(withText(left), all).compared).toEqual([B, C]);
    expect(withAdded(left, 'd')).toEqual([B, C, { sensorId: 'd', place: 0 }]);
    expect(withText([A])).toBe('a');
  });

  it('[PG431] leaves out who is unknown or one too many, says who, and passes over twins and the chosen one', () => {
    const isInUse = (id: string) => id !== 'gone';
    expect(parseWith('a,gone,c,d', { chosenId: 'fridge', isInUse })).toEqual({
      compared: [A, C],
      dropped: ['gone', 'd'],
    });
    expect(parseWith('a,a,fridge', all)).toEqual({ compared: [A], dropped: [] });
  });

  it('[PG431] names sensors with commas and percent signs in their ids', () => {
    const odd: Compared[] = [
      { sensorId: 'hall, north', place: 0 },
      { sensorId: '50%2C', place: 1 },
    ];
    expect(parseWith(withText(odd), all).compared).toEqual(odd);
    expect(parseWith('50%', all).compared).toEqual([{ sensorId: '50%', place: 0 }]);
  });

  it('[PG430] takes no fourth', () => {
    expect(withAdded([A, B, C], 'd')).toEqual([A, B, C]);
  });

  it('[PG432] gives the place of the next chosen one to the one before', () => {
    expect(swapped([A, B], { chosenId: 'fridge', nextId: 'b' })).toEqual([A, { sensorId: 'fridge', place: 1 }]);
  });
});
