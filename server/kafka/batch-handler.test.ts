import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { expect, test, vi } from 'vitest';
import type { RecordBatch } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { handleBatch } from './batch-handler';
import { createPartitionBook } from './partition-book';

const messageAt = (offset: number) =>
  ({ offset: String(offset), timestamp: '1', key: null, value: Buffer.from('x'), headers: {} }) as KafkaMessage;

function payloadOf(count: number) {
  const resolved: string[] = [];
  const messages = Array.from({ length: count }, (_, offset) => messageAt(offset));
  const payload = {
    batch: {
      topic: 't',
      partition: 0,
      messages,
      highWatermark: String(count),
      firstOffset: () => '0',
      lastOffset: () => String(count - 1),
    },
    resolveOffset: (offset: string) => void resolved.push(offset),
    heartbeat: async () => {},
    commitOffsetsIfNecessary: async () => {},
    uncommittedOffsets: () => ({ topics: [] }),
    isRunning: () => true,
    isStale: () => false,
  } as unknown as EachBatchPayload;
  return { payload, resolved };
}

function handle(payload: EachBatchPayload, records: (batch: RecordBatch) => Promise<void>) {
  const clock = createFakeClock();
  const book = createPartitionBook();
  book.assign([0]);
  book.set(0, { next: 0, last: null });
  const handling = handleBatch(
    payload,
    { isCurrent: () => true, resumed: async () => 'log', seek: () => {} },
    {
      book,
      listener: { records, lost: () => {}, status: () => {} },
      probe: { look: vi.fn(), committed: vi.fn(), createTopic: vi.fn(), stop: vi.fn() },
      clock,
      log: createRecordingLog(),
    },
  );
  return { clock, book, handling };
}

test('[KF1] records that were not taken are not passed over by those behind them', async () => {
  const { payload, resolved } = payloadOf(2500);
  const tried: number[] = [];
  let isDone = false;
  const { clock, book, handling } = handle(payload, async ({ records }) => {
    tried.push(records.length);
    if (tried.length === 1) throw new Error('stopping');
  });
  void handling.then(() => {
    isDone = true;
  });
  await vi.waitFor(() => {
    clock.advance(1000);
    expect(isDone).toBe(true);
  });
  expect(tried).toEqual([2000]);
  expect(resolved).toEqual([]);
  expect(book.positions.get(0)?.next).toBe(0);
});

test('[KF1] a large batch is handed on in pieces, in order, and the position moves past each', async () => {
  const { payload, resolved } = payloadOf(2500);
  const firsts: (number | undefined)[] = [];
  const { book, handling } = handle(payload, async ({ records }) => void firsts.push(records[0]?.offset));
  await handling;
  expect(firsts).toEqual([0, 2000]);
  expect(resolved).toEqual(['1999', '2499']);
  expect(book.positions.get(0)?.next).toBe(2500);
});
