import { expect, it } from 'vitest';
import type { AlertStep } from '#protocol/alert';
import { frameEvent, SERVER_NOW_MS, snapshotEvent, stateAfter } from './testing/build';

function aNote(alertId: string, note: string): AlertStep {
  return { alertId, kind: 'noted', atMs: SERVER_NOW_MS, by: 'Ana', note, untilMs: null, celsius: null };
}

it('[PG270] what happened to alerts is remembered in order, the latest thousand', () => {
  const [first, second] = [aNote('a', 'first'), aNote('b', 'second')];
  const known = stateAfter(
    snapshotEvent(),
    frameEvent(1, { steps: [first] }),
    frameEvent(2),
    frameEvent(3, { steps: [second] }),
  );
  expect(known.steps).toEqual([first, second]);
  const many = Array.from({ length: 1000 }, (_, index) => aNote('c', String(index)));
  expect(stateAfter(snapshotEvent(), frameEvent(1, { steps: [first] }), frameEvent(2, { steps: many })).steps).toEqual(
    many,
  );
});
