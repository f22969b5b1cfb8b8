import { expect, it } from 'vitest';
import type { KeptRejection, RecordPlace } from '#server/domain/write-batch';
import type { Rejection } from '#server/ports';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aRecord } from '#server/testing/stages';
import { turns, until, watch } from '#server/testing/until';
import { createDeliveries } from './deliveries';

const MEGABYTE = 1024 * 1024;

const aRejection = (offset: number, value = 'nonsense'): KeptRejection => ({
  logId: 'log',
  partition: 0,
  record: aRecord(value, offset),
  code: 'not-json',
  message: 'Send JSON.',
  atMs: TEST_NOW_MS,
  isDelivered: false,
});
const placeOf = (offset: number): RecordPlace => ({ logId: 'log', partition: 0, offset });

function setUp({ isStored = true } = {}) {
  const kept: { offsets: number[]; answer(error?: Error): void }[] = [];
  const arrived: number[][] = [];
  const deliveries = createDeliveries({
    sink: {
      keep: (rejections: readonly Rejection[]) =>
        new Promise((resolve, reject) => {
          const offsets = rejections.map(({ record }) => record.offset);
          kept.push({ offsets, answer: (error) => (error ? reject(error) : resolve()) });
        }),
    },
    async arrived(places) {
      arrived.push(places.map(({ offset }) => offset));
      return isStored;
    },
  });
  return { deliveries, kept, arrived };
}

it('[ST18] what has arrived on the dead-letter topic is told, to be stored', async () => {
  const { deliveries, kept, arrived } = setUp();
  deliveries.send([aRejection(1), aRejection(2)]);
  await turns();
  expect([kept.length, arrived]).toEqual([1, []]);
  kept[0]?.answer();
  await until(() => arrived.length === 1);
  expect(arrived).toEqual([[1, 2]]);
});

it('[ST18] one that is under way is not sent once more', async () => {
  const { deliveries, kept } = setUp();
  deliveries.send([aRejection(1)]);
  deliveries.send([aRejection(1), aRejection(2)]);
  await turns();
  expect(kept.map(({ offsets }) => offsets)).toEqual([[1], [2]]);
});

it('[ST18] one that arrived while nothing was stored is told again instead of sent again', async () => {
  const { deliveries, kept, arrived } = setUp({ isStored: false });
  deliveries.send([aRejection(1)]);
  kept[0]?.answer();
  await until(() => arrived.length === 1);
  expect(deliveries.hasArrived(placeOf(1))).toBe(true);
  deliveries.send([aRejection(1)]);
  await turns();
  expect([kept.length, arrived]).toEqual([1, [[1], [1]]]);
});

it('[ST18] what the store knows is forgotten', async () => {
  const { deliveries, kept } = setUp();
  deliveries.send([aRejection(1)]);
  kept[0]?.answer();
  await turns();
  expect(deliveries.hasArrived(placeOf(1))).toBe(false);
});

it('[ST18] what a stopping sink gives up is neither told nor an error', async () => {
  const { deliveries, kept, arrived } = setUp();
  deliveries.send([aRejection(1)]);
  kept[0]?.answer(new Error('stopping'));
  await turns();
  expect([arrived, deliveries.hasArrived(placeOf(1))]).toEqual([[], false]);
});

it('[ST19] beyond 8 MB there is no room until some have arrived', async () => {
  const { deliveries, kept } = setUp();
  const large = 'x'.repeat(MEGABYTE);
  for (let offset = 0; offset < 9; offset += 1) deliveries.send([aRejection(offset, large)]);
  const room = watch(deliveries.room());
  await turns();
  expect(room).toEqual({});
  kept[0]?.answer();
  await until(() => 'value' in room);
});
