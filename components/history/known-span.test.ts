import { expect, it } from 'vitest';
import { bestKnown, type KnownSpan } from './known-span';
import { buildHistory } from './testing/build-history';

function span(fromMs: number, toMs: number, stepMs = 0): KnownSpan {
  return { fromMs, toMs, history: buildHistory({ stepMs }), steps: null, alerts: [] };
}

const window = { fromMs: 100, toMs: 200 };

it('[PG107] a new range begins with what shows most of it', () => {
  const most = span(150, 200);
  expect(bestKnown([span(190, 200), most, span(0, 110)], window)).toBe(most);
});

it('[PG107] of two that show as much, the finer one', () => {
  const fine = span(102, 200, 5);
  expect(bestKnown([fine, span(0, 200, 60)], window)).toBe(fine);
});

it('[PG107] what touches it nowhere shows nothing of it', () => {
  expect(bestKnown([span(0, 100), { ...span(100, 200), history: null }], window)).toBeNull();
});
