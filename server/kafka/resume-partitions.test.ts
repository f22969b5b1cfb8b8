import { expect, test, vi } from 'vitest';
import type { LogEvent, Place } from '#server/ports';
import { createFakeClock } from '#server/testing/fake-clock';
import { createPartitionBook } from './partition-book';
import { resumePartitions } from './resume-partitions';
import { createStoredHints } from './stored-hints';

const place: Place = { logId: 'log', next: 10, last: null };

/** Partition 0, where the store stands at 10; `highs` are the ends of the log as the broker tells them, one after the other. */
function resuming({ highs = [20], committed = 10 }: { highs?: number[]; committed?: number } = {}) {
  const clock = createFakeClock();
  const book = createPartitionBook();
  const hints = createStoredHints();
  const events: LogEvent[] = [];
  const seeks: number[] = [];
  const assigned = vi.fn(async () => new Map([[0, place]]));
  const toldRestored = new Set<number>();
  // The first look is for the name of the log.
  let looks = 0;
  const high = () => highs[Math.max(0, Math.min(looks - 2, highs.length - 1))] ?? 0;
  book.assign([0]);
  const options = {
    book,
    hints,
    clock,
    toldRestored,
    listener: {
      assigned,
      records: async () => 'misplaced' as const,
      noticed: (event: LogEvent) => void events.push(event),
      lost: () => {},
      status: () => {},
    },
    probe: {
      async look() {
        looks += 1;
        return { logName: 'kafka-x', logEnds: new Map([[0, { low: 0, high: high() }]]) };
      },
      committed: async () => new Map([[0, committed]]),
      createTopic: vi.fn(),
      stop: vi.fn(),
    },
    isCurrent: () => true,
    seek: (_: number, offset: number) => void seeks.push(offset),
  };
  const resume = async () => {
    const resumed = resumePartitions([0], options);
    let isDone = false;
    void resumed.then(() => {
      isDone = true;
    });
    await vi.waitFor(() => {
      clock.advance(300);
      expect(isDone).toBe(true);
    });
    return resumed;
  };
  return { options, book, hints, events, seeks, assigned, resume };
}

test('[KF3] the partition goes on where the store stands, and is read from there', async () => {
  const { resume, book, seeks, assigned, events } = resuming();
  expect(await resume()).toBe(true);
  expect(assigned).toHaveBeenCalledWith('kafka-x', [0]);
  expect([book.positions.get(0)?.next, seeks, events]).toEqual([10, [10], []]);
});

test('[KF7] a broker that told an end before our place once, and another one then, is not believed', async () => {
  const { resume, book, events } = resuming({ highs: [3, 20] });
  await resume();
  expect([book.positions.get(0)?.next, events]).toEqual([10, []]);
});

test('[KF7] one that tells it twice is: the log is read from its start, and nothing of it is stored yet', async () => {
  const { resume, book, hints, events } = resuming({ highs: [3] });
  await resume();
  expect(events).toEqual([{ kind: 'topic-recreated', partition: 0, fromOffset: 10, toOffset: 3 }]);
  expect([book.positions.get(0)?.next, hints.pending()]).toEqual([0, []]);
});

test('[KF18] an older copy of the database is told once in a process', async () => {
  const { resume, events } = resuming({ committed: 15 });
  await resume();
  await resume();
  expect(events).toEqual([{ kind: 'database-restored', partition: 0, fromOffset: 10, toOffset: 14 }]);
});

test('[KF20] what is in hand is finished before the store is asked', async () => {
  const { resume, book, assigned } = resuming();
  let finish = () => {};
  book.take(
    0,
    new Promise<void>((resolve) => {
      finish = resolve;
    }),
  );
  const resumed = resume();
  await new Promise((resolve) => setImmediate(resolve));
  expect(assigned).not.toHaveBeenCalled();
  finish();
  expect(await resumed).toBe(true);
});

test('[KF23] a store that does not say is asked again', async () => {
  const { resume, assigned } = resuming();
  assigned.mockRejectedValueOnce(new Error('The server is stopping.'));
  expect(await resume()).toBe(true);
  expect(assigned).toHaveBeenCalledTimes(2);
});
