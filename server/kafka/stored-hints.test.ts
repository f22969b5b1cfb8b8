import { expect, test } from 'vitest';
import { commitHints, createStoredHints } from './stored-hints';

const settled = { stored: 10, committed: 10 };

test('[KF21] only what is stored is committed, and what the store gave up is not', async () => {
  const hints = createStoredHints();
  hints.settle(0, settled);
  hints.watch({ partition: 0, offset: 20 }, Promise.resolve(true));
  hints.watch({ partition: 0, offset: 30 }, Promise.resolve(false));
  hints.watch({ partition: 0, offset: 40 }, new Promise(() => {}));
  expect(hints.pending()).toEqual([]);
  await Promise.resolve();
  expect(hints.pending()).toEqual([{ partition: 0, offset: 20 }]);
});

test('[KF21] what was stored before the place was asked anew no longer counts', async () => {
  const hints = createStoredHints();
  hints.settle(0, settled);
  hints.watch({ partition: 0, offset: 20 }, Promise.resolve(true));
  hints.settle(0, { stored: null, committed: null });
  await Promise.resolve();
  expect(hints.pending()).toEqual([]);
});

test('[KF21] a group that stands elsewhere than the store is put where the store is', () => {
  const hints = createStoredHints();
  hints.settle(0, { stored: 10, committed: 25 });
  expect(hints.pending()).toEqual([{ partition: 0, offset: 10 }]);
});

test('[KF21] a commit that failed is made again, one that went well is not', async () => {
  const hints = createStoredHints();
  hints.settle(0, { stored: 10, committed: null });
  const asked: unknown[] = [];
  const commit = (commit: () => Promise<void>) =>
    commitHints(hints.pending(), {
      hints,
      topic: 't',
      commit(offsets) {
        asked.push(offsets);
        return commit();
      },
    });
  await commit(async () => {
    throw new Error('The group is rebalancing.');
  });
  await commit(async () => {});
  await commit(async () => {});
  const offsets = { topics: [{ topic: 't', partitions: [{ partition: 0, offset: '10' }] }] };
  expect(asked).toEqual([offsets, offsets]);
});
