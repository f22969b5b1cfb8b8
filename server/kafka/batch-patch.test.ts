import Batch from 'kafkajs/src/consumer/batch.js';
import { expect, test } from 'vitest';
import { patchBatch } from './batch-patch';

test('[KF19] a batch of which nothing is left is handed on; one without anything is not', () => {
  expect(patchBatch()).toBe(true);
  const batch = (messages: object[]) =>
    new Batch('t', '5', { partition: 0, highWatermark: '9', abortedTransactions: [], messages });
  const control = batch([{ offset: '5', isControlRecord: true }]);
  expect([control.isEmpty(), control.isEmptyDueToFiltering(), control.messages]).toEqual([false, false, []]);
  expect(batch([]).isEmpty()).toBe(true);
});

test('[KF19] another release of kafkajs is left alone', () => {
  const prototype = { ...Batch.prototype };
  expect(patchBatch('2.2.5', prototype)).toBe(false);
});
