import { expect, test } from 'vitest';
import { z } from 'zod';
import { thresholdLimitsSchema } from '#protocol/threshold';
import { toFieldErrors, toWords } from './field-errors';

function errorsOf(value: unknown, schema: z.ZodType = thresholdLimitsSchema) {
  const result = schema.safeParse(value, { error: toWords });
  return result.success ? [] : toFieldErrors(result.error.issues).map(({ field, message }) => `${field} ${message}`);
}

test.each([
  [{ high: '35' }, ['high must be a number', 'low is missing']],
  [{ high: 10_001, low: -273.16 }, ['high must be at most 10000', 'low must be at least -273.15']],
  [{ high: 1, low: 1 }, ['low must be below high']],
  [{ high: 1, low: null, hihg: 2 }, ['hihg is not known here: leave it out']],
  [JSON.parse('{"high":1,"low":null,"__proto__":{}}'), ['__proto__ is not known here: leave it out']],
  [[], [' must be an object']],
  [{ high: Number.POSITIVE_INFINITY, low: null }, ['high must be a number']],
])('[HT4] a threshold %j names what is wrong', (value, words) => {
  expect(errorsOf(value)).toEqual(words);
});

test('[HT4] lengths and choices are told in words', () => {
  const schema = z.strictObject({
    word: z.string().max(2),
    letters: z.array(z.string()).min(1),
    mode: z.enum(['a', 'b']),
  });
  expect(errorsOf({ word: 'abc', letters: [], mode: 'c' }, schema)).toEqual([
    'word must have at most 2 characters',
    'letters must have at least 1 elements',
    'mode must be a or b',
  ]);
});
