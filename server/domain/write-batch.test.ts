import { expect, it } from 'vitest';
import { aBatch, anAlert } from '#server/testing/write-batches';
import { appendBatch, batchSize, emptyBatch } from './write-batch';

it('[ST4] batches put together keep the order of everything in them, leavers among the readings included', () => {
  const batch = emptyBatch(1);
  const leaving = { sensorId: 'freezer-1', afterReadings: 1 };
  appendBatch(batch, aBatch({ readings: { firstN: 1, celsius: [20, 21] } }));
  appendBatch(batch, aBatch({ readings: { firstN: 3, celsius: [22, 23] }, removed: [leaving] }));
  expect(batch.readings.celsius).toEqual([20, 21, 22, 23]);
  expect(batch.places.map(({ from, next }) => [from, next])).toEqual([
    [null, 2],
    [2, 4],
  ]);
  expect(batch.removed).toEqual([{ sensorId: 'freezer-1', afterReadings: 3 }]);
  expect(batch.atMs).toBe(1);
});

it('[ST4] a batch of a hundred thousand readings can be put behind another', () => {
  const batch = emptyBatch(1);
  appendBatch(batch, aBatch({ readings: { firstN: 1, celsius: new Array(200_000).fill(20) } }));
  expect(batch.readings.ns).toHaveLength(200_000);
});

it('[ST5] readings, rejections and alerts all take room, and an empty batch a little', () => {
  const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] }, alerts: [anAlert()] });
  expect([batchSize(emptyBatch(1)), batchSize(batch)]).toEqual([1, 4]);
});
