import { describe, expect, it } from 'vitest';
import type { WriteBatch } from '#server/domain/write-batch';
import type { WriterClaim } from '#server/store-port';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { storeError } from '#server/testing/store-errors';
import { turns, until, watch } from '#server/testing/until';
import { aBatch } from '#server/testing/write-batches';
import { createWriteBehind } from './write-behind';

type Call = { batch: WriteBatch; sequence: number; answer(error?: unknown): void };

/** A claim whose commits are answered by the test. */
function aClaim({ isUninterrupted = true, after = 0 } = {}) {
  const calls: Call[] = [];
  let stored = after;
  const claim: WriterClaim = {
    isUninterrupted,
    ended: new Promise(() => {}),
    load: () => Promise.reject(new Error('not here')),
    nextSequence: () => stored + 1,
    commit: (batch, sequence) =>
      new Promise((resolve, reject) => {
        calls.push({
          batch,
          sequence,
          answer(error) {
            if (error !== undefined) return reject(error);
            stored = sequence;
            resolve();
          },
        });
      }),
    release: async () => {},
  };
  return { claim, calls };
}

function setUp(options: { gatherMs?: number } = {}) {
  const clock = createFakeClock();
  const writeBehind = createWriteBehind({ clock, log: createRecordingLog(), ...options });
  const reasons: string[] = [];
  writeBehind.onGivenUp((reason) => reasons.push(reason));
  const first = aClaim();
  writeBehind.resume(first.claim);
  const called = (calls: readonly Call[], count: number) => until(() => calls.length === count);
  return { clock, writeBehind, reasons, ...first, called };
}

const lost = () => storeError('store-unavailable', 'unreachable');
const readings = (firstN: number, count: number) =>
  aBatch({ readings: { firstN, celsius: new Array(count).fill(20) } });

describe('batches', () => {
  it('[ST4] what comes in one go is stored in one go, and what comes meanwhile in the next', async () => {
    const { writeBehind, calls, called } = setUp();
    writeBehind.accept(readings(1, 2));
    writeBehind.accept(readings(3, 1));
    await called(calls, 1);
    writeBehind.accept(readings(4, 1));
    writeBehind.accept(readings(5, 1));
    calls[0]?.answer();
    await called(calls, 2);
    expect(calls.map(({ batch, sequence }) => [sequence, batch.readings.ns])).toEqual([
      [1, [1, 2, 3]],
      [2, [4, 5]],
    ]);
  });

  it('[ST4] a transaction has at most 10 000 readings, unless they came as one', async () => {
    const { writeBehind, calls, called } = setUp();
    for (const [firstN, count] of [
      [1, 11_000],
      [11_001, 9000],
      [20_001, 1500],
    ] as const) {
      writeBehind.accept(readings(firstN, count));
    }
    for (const count of [1, 2, 3]) {
      await called(calls, count);
      calls[count - 1]?.answer();
    }
    expect(calls.map(({ batch }) => batch.readings.ns.length)).toEqual([11_000, 9000, 1500]);
  });

  it('[ST26] commits begin some way apart where nobody waits for them', async () => {
    const { clock, writeBehind, calls, called } = setUp({ gatherMs: 250 });
    writeBehind.accept(readings(1, 1));
    await called(calls, 1);
    clock.advance(10);
    calls[0]?.answer();
    for (const firstN of [2, 3]) {
      writeBehind.accept(readings(firstN, 1));
      await turns();
      clock.advance(100);
    }
    await turns();
    expect(calls.length).toBe(1);
    clock.advance(40);
    await called(calls, 2);
    expect(calls[1]?.batch.readings.ns).toEqual([2, 3]);
  });

  it('[ST26] what a person did, and a full batch, does not wait', async () => {
    const { writeBehind, calls, called } = setUp({ gatherMs: 250 });
    writeBehind.accept(readings(1, 1));
    await called(calls, 1);
    calls[0]?.answer();
    writeBehind.accept(readings(2, 1));
    await turns();
    writeBehind.accept(aBatch({ removed: [{ sensorId: 'freezer-1', afterReadings: 0 }] }));
    await called(calls, 2);
    calls[1]?.answer();
    writeBehind.accept(readings(3, 10_000));
    await called(calls, 3);
  });

  it('[ST1] a batch counts as stored once it is committed, in order', async () => {
    const { writeBehind, calls, called } = setUp();
    const stored = watch(writeBehind.accept(readings(1, 1)).stored);
    await called(calls, 1);
    expect(stored.value).toBeUndefined();
    calls[0]?.answer();
    await until(() => stored.value === true);
  });

  it('[ST5] beyond 40 000 that wait there is no room until less does', async () => {
    const { writeBehind, calls, called } = setUp();
    expect(watch(writeBehind.accept(readings(1, 39_000)).room)).toEqual({});
    const room = watch(writeBehind.accept(readings(39_001, 2000)).room);
    await called(calls, 1);
    await turns();
    expect(room).toEqual({});
    calls[0]?.answer();
    await until(() => 'value' in room);
  });

  it('[ST21] it is settled when nothing waits any more', async () => {
    const { writeBehind, calls, called } = setUp();
    await writeBehind.settled();
    writeBehind.accept(readings(1, 1));
    const settled = watch(writeBehind.settled());
    await called(calls, 1);
    expect('value' in settled).toBe(false);
    calls[0]?.answer();
    await until(() => 'value' in settled);
  });
});

describe('outages', () => {
  it('[ST2] a batch whose answer was lost is sent again with its number, and nothing is added to it', async () => {
    const { clock, writeBehind, calls, called } = setUp();
    writeBehind.accept(readings(1, 1));
    await called(calls, 1);
    writeBehind.accept(readings(2, 1));
    calls[0]?.answer(lost());
    await turns();
    clock.advance(50);
    await called(calls, 2);
    expect(calls[1]).toMatchObject({ sequence: 1, batch: { readings: { ns: [1] } } });
  });

  it('[ST6] after a shorter outage the next connection goes on with the same batch', async () => {
    const { clock, writeBehind, calls, called, reasons } = setUp();
    const stored = watch(writeBehind.accept(readings(1, 1)).stored);
    await called(calls, 1);
    calls[0]?.answer(lost());
    await turns();
    writeBehind.pause();
    clock.advance(4500);
    const next = aClaim();
    expect(writeBehind.resume(next.claim)).toBe(true);
    await called(next.calls, 1);
    expect(next.calls[0]?.sequence).toBe(1);
    next.calls[0]?.answer();
    await until(() => stored.value === true);
    expect(reasons).toEqual([]);
  });

  it('[ST7] after 5 s without a commit all that waits is given up, with why', async () => {
    const { clock, writeBehind, calls, called, reasons } = setUp();
    const first = watch(writeBehind.accept(readings(1, 1)).stored);
    await called(calls, 1);
    calls[0]?.answer(storeError('store-unavailable', 'disk-full'));
    const later = watch(writeBehind.accept(readings(2, 1)).stored);
    await turns();
    clock.advance(5250);
    await turns();
    expect([first.value, later.value, reasons]).toEqual([false, false, ['disk-full']]);
    expect(await writeBehind.accept(readings(3, 1)).stored).toBe(false);
    await writeBehind.settled();
  });

  it('[ST7] a commit that is never answered counts as too slow', async () => {
    const { clock, writeBehind, calls, called, reasons } = setUp();
    writeBehind.accept(readings(1, 1));
    await called(calls, 1);
    clock.advance(5250);
    expect(reasons).toEqual(['too-slow']);
  });

  it('[ST7] as long as commits succeed nothing is given up, however long the queue', async () => {
    const { clock, writeBehind, calls, called, reasons } = setUp();
    for (let firstN = 1; firstN < 40_000; firstN += 9000) writeBehind.accept(readings(firstN, 9000));
    for (const count of [1, 2, 3, 4]) {
      await called(calls, count);
      clock.advance(4000);
      calls[count - 1]?.answer();
    }
    await turns();
    expect(reasons).toEqual([]);
  });

  it('[ST5] who waited for room is let go when all is given up', async () => {
    const { clock, writeBehind } = setUp();
    writeBehind.accept(readings(1, 40_000));
    const { room } = writeBehind.accept(readings(40_001, 10));
    await turns();
    clock.advance(5250);
    await room;
  });
});

describe('a writer whose time is over', () => {
  it('[ST3] gives up at once what another process did not expect', async () => {
    const { writeBehind, calls, called, reasons } = setUp();
    const stored = watch(writeBehind.accept(readings(1, 1)).stored);
    await called(calls, 1);
    calls[0]?.answer(storeError('store-lost', 'refused'));
    await until(() => stored.value === false);
    expect(reasons).toEqual(['refused']);
  });

  it('[ST3] does not go on where another process wrote meanwhile', async () => {
    const { clock, writeBehind, calls, called } = setUp();
    const stored = watch(writeBehind.accept(readings(1, 1)).stored);
    await called(calls, 1);
    writeBehind.pause();
    calls[0]?.answer(lost());
    await turns();
    const next = aClaim({ isUninterrupted: false, after: 7 });
    expect(writeBehind.resume(next.claim)).toBe(false);
    await until(() => stored.value === false);
    clock.advance(2000);
    await turns();
    expect(next.calls).toEqual([]);
    writeBehind.accept(readings(1, 1));
    await called(next.calls, 1);
    expect(next.calls[0]?.sequence).toBe(8);
  });
});
