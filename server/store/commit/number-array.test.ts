import { expect, it } from 'vitest';
import { numberArray } from './number-array';

it('writes numbers exactly, and what is missing as NULL', () => {
  expect(numberArray([0, -1.5, 0.1 + 0.2, null, undefined, 1e21, 5e-324])).toBe(
    '{0,-1.5,0.30000000000000004,NULL,NULL,1e+21,5e-324}',
  );
  expect(numberArray([])).toBe('{}');
});
