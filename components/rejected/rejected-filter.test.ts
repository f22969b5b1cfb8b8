import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectionCodeSchema } from '#protocol/rejection';
import { ANY, CODES, filterQuery, parseFilter, searchOf } from './rejected-filter';

const filters = fc.record({
  code: fc.option(fc.constantFrom(...CODES)),
  partition: fc.option(fc.nat(999_999)),
  search: fc.option(fc.string().map(searchOf), { nil: null }),
});

describe('which rejections are listed', () => {
  it('[PG381] stands in the address, and is read back from it', () => {
    expect(filterQuery(ANY)).toBe('');
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(new URLSearchParams(filterQuery(filter)))).toEqual(filter);
      }),
    );
  });

  it('[PG381] is all of them by an address that names nothing known', () => {
    expect(parseFilter(new URLSearchParams('code=x&partition=-1&search=%20%00'))).toEqual(ANY);
  });

  it('[PG381] every reason there is can be chosen', () => {
    expect([...CODES].sort()).toEqual([...rejectionCodeSchema.options].sort());
  });
});
