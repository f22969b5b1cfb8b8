import { expect, it } from 'vitest';
import { MAX_WATCHED } from '#protocol/watch';
import { createWatchWishes, nextWatch } from './watch-wishes';

const ids = (count: number, name = 's') => Array.from({ length: count }, (_, index) => `${name}${index}`);

function setUp(watched: readonly string[] | null) {
  let nowMs = 0;
  let watching = watched === null ? null : new Set(watched);
  const asked: (readonly string[])[] = [];
  const timers: { atMs: number; callback: () => void }[] = [];
  const wishes = createWatchWishes({
    watching: () => watching,
    after: (ms, callback) => void timers.push({ atMs: nowMs + ms, callback }),
    nowMs: () => nowMs,
  });
  wishes.onAsk((list) => {
    asked.push(list);
    watching = new Set(list);
  });
  const pass = (ms: number) => {
    nowMs += ms;
    const due = timers.filter(({ atMs }) => atMs <= nowMs);
    for (const timer of due) timers.splice(timers.indexOf(timer), 1);
    for (const { callback } of due) callback();
  };
  return { wishes, asked, pass };
}

it('[PG350] what comes into sight together is asked for at once, and the next no sooner than the server answers', () => {
  const { wishes, asked, pass } = setUp([]);
  for (const id of ids(3)) wishes.want(id, 'seen');
  pass(200);
  expect(asked).toEqual([ids(3)]);
  wishes.want('later', 'seen');
  pass(200);
  expect(asked).toHaveLength(1);
  pass(1000);
  expect(asked[1]).toEqual([...ids(3), 'later']);
});

it('[PG350] nothing is asked while everything is sent, nor for what is watched already', () => {
  const all = setUp(null);
  all.wishes.want('s0', 'chosen');
  all.pass(5000);
  const some = setUp(ids(5));
  some.wishes.want('s4', 'seen');
  some.pass(5000);
  expect([all.asked, some.asked]).toEqual([[], []]);
});

it('[PG350] what left sight stays watched until there is no place for it', () => {
  const { wishes, asked, pass } = setUp([]);
  const leave = ids(40, 'a').map((id) => wishes.want(id, 'seen'));
  pass(2000);
  for (const end of leave) end();
  for (const id of ids(40, 'b')) wishes.want(id, 'seen');
  pass(2000);
  expect(asked[1]).toEqual([...ids(40, 'b'), ...ids(20, 'a')]);
});

it('[PG350] what is looked at twice is wanted until both look away; what is chosen comes first', () => {
  const { wishes } = setUp([]);
  const first = wishes.want('s0', 'seen');
  wishes.want('s0', 'seen');
  wishes.want('chosen', 'chosen');
  first();
  expect(wishes.list()).toEqual(['chosen', 's0']);
});

it('[PG350] a list is no longer than the server takes, in ids and in bytes, and is not asked for again and again', () => {
  const { wishes, asked, pass } = setUp([]);
  for (const id of ids(300)) wishes.want(id, 'seen');
  pass(2000);
  expect(asked[0]).toHaveLength(MAX_WATCHED);
  pass(5000);
  expect(asked).toHaveLength(1);
  const long =
    nextWatch(
      ids(100).map((id) => id + '冷'.repeat(60)),
      new Set(),
    ) ?? [];
  expect(long.length).toBeGreaterThan(10);
  expect(Buffer.byteLength(JSON.stringify(['watch', long]))).toBeLessThan(4096);
});
