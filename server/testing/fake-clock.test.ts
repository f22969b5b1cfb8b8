import { expect, test } from 'vitest';
import { createFakeClock } from './fake-clock';

test('timers run in the order they fall due, each at its own time', () => {
  const clock = createFakeClock(1000);
  const ran: [string, number][] = [];
  clock.after(20, () => ran.push(['late', clock.nowMs()]));
  clock.after(10, () => {
    ran.push(['early', clock.nowMs()]);
    clock.after(5, () => ran.push(['set by early', clock.nowMs()]));
  });
  clock.advance(30);
  expect(ran).toEqual([
    ['early', 1010],
    ['set by early', 1015],
    ['late', 1020],
  ]);
});

test('a cancelled timer does not run', () => {
  const clock = createFakeClock();
  let ran = false;
  clock.after(10, () => {
    ran = true;
  })();
  clock.advance(20);
  expect(ran).toBe(false);
});

test('a jump of the wall clock moves no timer and no duration', () => {
  const clock = createFakeClock(1000);
  let ran = false;
  clock.after(10, () => {
    ran = true;
  });
  clock.setWall(5000);
  expect([clock.nowMs(), clock.monotonicMs(), ran]).toEqual([5000, 0, false]);
  clock.advance(10);
  expect([clock.nowMs(), ran]).toEqual([5010, true]);
});
