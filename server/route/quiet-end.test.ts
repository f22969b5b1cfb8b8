import { expect, it } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createQuietEnd } from './quiet-end';

function setUp() {
  const clock = createFakeClock();
  const state = { isCatchingUp: true, isAtEnd: true, ends: 0 };
  const quietEnd = createQuietEnd({
    clock,
    isCatchingUp: () => state.isCatchingUp,
    isAtEnd: () => state.isAtEnd,
    end() {
      state.ends += 1;
      state.isCatchingUp = false;
    },
  });
  quietEnd.begin();
  return { clock, state, quietEnd };
}

it('[ST9] a catch-up that nothing more can come for ends after five quiet seconds', () => {
  const { clock, state } = setUp();
  clock.advance(4999);
  expect(state.ends).toBe(0);
  clock.advance(60_000);
  expect(state.ends).toBe(1);
});

it('[ST9] it goes on as long as something comes, or may', () => {
  const { clock, state, quietEnd } = setUp();
  for (let second = 0; second < 10; second += 1) {
    clock.advance(1000);
    quietEnd.taken();
  }
  state.isAtEnd = false;
  clock.advance(60_000);
  expect(state.ends).toBe(0);
  state.isAtEnd = true;
  clock.advance(6000);
  expect(state.ends).toBe(1);
});

it('[ST9] it is over when the boards have met', () => {
  const { clock, state } = setUp();
  state.isCatchingUp = false;
  clock.advance(60_000);
  expect([state.ends, clock.nextDueInMs()]).toEqual([0, null]);
});
