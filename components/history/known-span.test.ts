import { expect, it } from 'vitest';
import { bestKnown, type KnownSpan } from './known-span';
import { buildHistory } from './testing/build-history';

function span(fromMs: number, toMs: number, stepMs = 0): KnownSpan {
  return { fromMs, toMs, history: buildHistory({ stepMs }), steps: null, alerts: [] };
}

const window = { fromMs: 100, toMs: 200 };

it('[PG107] a new range begins with what shows most of it', () => {
  const most = span(150, 200);
  expect(bestKnown({ spans: [span(190, 200), most, span(0, 110)], own: null }, window)).toBe(most);
});

it('[PG107] of two that show as much, the finer one', () => {
  const fine = span(102, 200, 5);
  expect(bestKnown({ spans: [fine, span(0, 200, 60)], own: null }, window)).toBe(fine);
});

it('[PG107] what touches it nowhere shows nothing of it', () => {
  expect(bestKnown({ spans: [span(0, 100), { ...span(100, 200), history: null }], own: null }, window)).toBeNull();
});

it('[PG107] once it is answered, the answer', () => {
  const own = span(100, 200, 60);
  expect(bestKnown({ spans: [own, span(110, 200)], own }, window)).toBe(own);
  const shorter = { ...own, fromMs: 190 };
  expect(bestKnown({ spans: [shorter, span(0, 200)], own: shorter }, window)).not.toBe(shorter);
});
