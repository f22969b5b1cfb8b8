import { expect, test } from 'vitest';
import { toProblemOptions } from './error-problem';

test('[HT1] what failed inside is not told outside', () => {
  const problem = toProblemOptions(new Error('connect ECONNREFUSED 10.0.0.5:9092'));
  expect(problem.status).toBe(500);
  expect(problem.detail).not.toContain('10.0.0.5');
});

test('[HT1] an error that claims to be a 4xx keeps its status, but not its words', () => {
  const problem = toProblemOptions(Object.assign(new Error('secret path'), { statusCode: 400 }));
  expect(problem.status).toBe(400);
  expect(problem.detail).not.toContain('secret');
});

test('[HT1] an error that names a 5xx of its own is one nobody thought of', () => {
  expect(toProblemOptions(Object.assign(new Error('upstream'), { statusCode: 503 })).status).toBe(500);
});
