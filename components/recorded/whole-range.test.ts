import { expect, it } from 'vitest';
import { wholeRange } from './whole-range';

it('[PG114] a recording is opened with all of it in sight, even one reading', () => {
  expect(wholeRange({ fromMs: 0, toMs: 10_000_000 })).toEqual({ kind: 'fixed', fromMs: -200_000, toMs: 10_200_000 });
  expect(wholeRange({ fromMs: 100_000, toMs: 100_000 })).toEqual({ kind: 'fixed', fromMs: 70_000, toMs: 130_000 });
});
