import { expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { startRounds } from './rounds';

function createRounds({ count, periodMs = 1000 }: { count: number; periodMs?: number }) {
  const clock = createFakeClock();
  const turns: [atMs: number, ...indexes: number[]][] = [];
  const stop = startRounds({ clock, count, periodMs }, (indexes) => turns.push([clock.monotonicMs(), ...indexes]));
  return { clock, turns, stop };
}

test('[SM6] each sensor has one turn in a second, and no two at the same moment', () => {
  const { clock, turns } = createRounds({ count: 4 });
  clock.advance(1999);
  expect(turns).toEqual([
    [0, 0],
    [250, 1],
    [500, 2],
    [750, 3],
    [1000, 0],
    [1250, 1],
    [1500, 2],
    [1750, 3],
  ]);
});

test('[SM6] seven sensors are still on their grid after an hour', () => {
  const { clock, turns } = createRounds({ count: 7 });
  clock.advance(3_600_000 - 1);
  expect(turns).toHaveLength(7 * 3600);
  expect(turns.at(-1)?.[0]).toBeCloseTo(3_600_000 - 1000 / 7, 3);
});

/** A clock whose timers come late, as after a blocked event loop. */
function createLateRounds(count: number) {
  const clock = createFakeClock();
  let lateMs = 0;
  const late = { ...clock, monotonicMs: () => clock.monotonicMs() + lateMs };
  const turns: number[][] = [];
  startRounds({ clock: late, count, periodMs: 1000 }, (indexes) => turns.push([...indexes]));
  const block = (ms: number) => {
    lateMs += ms;
  };
  return { clock, turns, block };
}

test('[SM7] after the process stood still for a minute the missed turns are left out', () => {
  const { clock, turns, block } = createLateRounds(4);
  clock.advance(1000);
  turns.length = 0;
  block(60_000);
  clock.advance(250);
  expect(turns.length).toBeLessThanOrEqual(2);
  expect(turns.flat().length).toBeLessThanOrEqual(2);
  clock.advance(1000);
  expect(turns.flat().length).toBeLessThanOrEqual(6);
});

test('[SM7] turns that came a little late are made up for', () => {
  const { clock, turns, block } = createLateRounds(4);
  clock.advance(0);
  block(600);
  clock.advance(250);
  expect(turns.flat()).toEqual([0, 1, 2, 3]);
});

test('[SM6] a turn that came late does not shift the ones after it', () => {
  const { clock, turns, block } = createLateRounds(4);
  clock.advance(0);
  block(100);
  clock.advance(250);
  clock.advance(150);
  expect(turns.flat()).toEqual([0, 1, 2]);
});

test('nothing is called after the stop', () => {
  const { clock, turns, stop } = createRounds({ count: 2 });
  clock.advance(400);
  stop();
  clock.advance(5000);
  expect(turns).toEqual([[0, 0]]);
});
