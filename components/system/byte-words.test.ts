import { expect, it } from 'vitest';
import { byteWords } from './byte-words';

it('[PG386] sizes are said in the unit that fits', () => {
  const sizes = [0, 999, 1000, 12_345, 412_000_000, 1_550_000_000, 3e15];
  expect(sizes.map((bytes) => byteWords(bytes, 'en'))).toEqual([
    '0 byte',
    '999 byte',
    '1 kB',
    '12.3 kB',
    '412 MB',
    '1.6 GB',
    '3,000 TB',
  ]);
});
