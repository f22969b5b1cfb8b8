import { expect, it } from 'vitest';
import { aStage } from '#server/testing/stages';
import { createStages } from './stages';

const OPTIONS = { windowSize: 3, maxSensors: 2, defaultLimits: { high: 40, low: null } };

function showing(next: number) {
  const stages = createStages(OPTIONS);
  stages.begin(aStage({ 0: { next } }), { atOnce: true });
  return stages;
}

it('[ST9] a stage that stands as far as the shown one is shown at once', () => {
  const stages = showing(5);
  const next = aStage({ 0: { next: 5 } });
  expect(stages.begin(next, { atOnce: false })).toBe(true);
  expect([stages.shown() === next, stages.isCatchingUp()]).toEqual([true, false]);
});

it('[ST9] one that is behind is fed until they meet, and the shown one stays', () => {
  const stages = showing(5);
  const [shown, next] = [stages.shown(), aStage({ 0: { next: 3 } })];
  expect(stages.begin(next, { atOnce: false })).toBe(false);
  expect([stages.shown() === shown, stages.fed() === next, stages.meet()]).toEqual([true, true, false]);
  next.places.set(0, { logId: 'log', next: 5, last: null });
  expect([stages.meet(), stages.shown() === next, stages.meet()]).toEqual([true, true, false]);
});

it('[ST9] one that has nothing more to read is shown as it is', () => {
  const stages = showing(5);
  stages.begin(aStage({ 0: { next: 3 } }), { atOnce: false });
  expect([stages.meet({ isAtEnd: true }), stages.meet({ isAtEnd: true })]).toEqual([true, false]);
});

it('[ST9] given up, the shown one is fed again', () => {
  const stages = showing(5);
  stages.begin(aStage({ 0: { next: 3 } }), { atOnce: false });
  stages.abandon();
  expect([stages.fed() === stages.shown(), stages.isCatchingUp()]).toEqual([true, false]);
});

it('[ST17] a log made again is another one to the fed stage, and to a shown one that stands beyond its end', () => {
  const stages = showing(100);
  stages.begin(aStage({ 0: { next: 50 } }), { atOnce: false });
  stages.madeAgain(0, 99);
  expect(stages.fed().places.get(0)).toMatchObject({ logId: 'log.1', next: null });
  expect(stages.shown().places.get(0)).toMatchObject({ logId: 'log.1', next: null });
});

it('[ST17] a shown one that may have met the new log is waited for', () => {
  const stages = createStages(OPTIONS);
  stages.begin(aStage({ 0: { logId: 'log.1', next: 30 } }), { atOnce: true });
  stages.begin(aStage({ 0: { next: 20 } }), { atOnce: false });
  stages.madeAgain(0, 40);
  expect(stages.shown().places.get(0)).toMatchObject({ logId: 'log.1', next: 30 });
  expect(stages.meet()).toBe(false);
});

it('[ST16] cleared, the board is empty and stands nowhere', () => {
  const stages = showing(5);
  stages.clear();
  expect([stages.view.sensorCount(), stages.shown().places.size]).toEqual([0, 0]);
});
