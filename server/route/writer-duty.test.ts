import { describe, expect, it } from 'vitest';
import type { ReadingSource } from '#server/ports';
import type { Store, StoreTrouble, WriterClaim } from '#server/store-port';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { storeError } from '#server/testing/store-errors';
import { turns, until } from '#server/testing/until';
import type { Pipeline } from './pipeline';
import { createWriterDuty, type DrivenWriteBehind } from './writer-duty';

type Waiter = (why: 'standby' | StoreTrouble) => void;
type Asked = { waiting: Waiter; give(isUninterrupted?: boolean): { end(): void }; refuse(error: Error): void };

/** What the duty drives, each noting in order what it was told. */
function setUp({ mustRewind = true } = {}) {
  const clock = createFakeClock();
  const told: string[] = [];
  const asked: Asked[] = [];
  const tell = (what: string) => void told.push(what);
  let giveUp: (reason: StoreTrouble) => void = () => {};

  const store: Store = {
    database: 'own',
    claim: ({ signal, waiting }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        asked.push({
          waiting,
          refuse: reject,
          give(isUninterrupted = true) {
            let end = () => {};
            const ended = new Promise<void>((resolveEnd) => {
              end = resolveEnd;
            });
            const never = () => Promise.reject(new Error('not here'));
            const claim = { isUninterrupted, ended, load: never, commit: never, nextSequence: () => 1 };
            resolve({ ...claim, release: async () => tell('released') } satisfies WriterClaim);
            return { end };
          },
        });
      }),
    stop: async () => {},
  };
  const source: ReadingSource = {
    kind: 'kafka',
    start: async () => tell('source started'),
    rewind: () => tell('source rewound'),
    partitions: () => [],
    stop: async () => tell('source stopped'),
  };
  const pipeline = {
    claimed: () => mustRewind,
    unclaimed: () => tell('unclaimed'),
    failing: (reason: StoreTrouble) => tell(`failing: ${reason}`),
    waiting: (why: string) => tell(`waiting: ${why}`),
    stop: () => tell('pipeline stopped'),
  } as unknown as Pipeline;
  const notifier = { start: () => tell('notifier started'), stop: async () => tell('notifier stopped') };
  const writeBehind: DrivenWriteBehind = {
    accept: () => ({ room: Promise.resolve(), stored: Promise.resolve(true) }),
    settled: async () => {},
    resume: ({ isUninterrupted }) => isUninterrupted,
    pause: () => tell('paused'),
    giveUp: () => tell('given up'),
    onGivenUp(listener) {
      giveUp = listener;
    },
  };
  const impossible: string[] = [];
  const duty = createWriterDuty({
    ...{ store, source, pipeline, writeBehind, notifier, clock, log: createRecordingLog() },
    impossible: ({ code }) => void impossible.push(code),
  });
  duty.start();
  const last = () => asked.at(-1) as Asked;
  return { clock, told, asked, duty, impossible, last, tooSlow: () => giveUp('too-slow') };
}

describe('the duty to write', () => {
  it('[ST16] the source reads once there is a claim', async () => {
    const { told, last } = setUp();
    last().waiting('unreachable');
    expect(told).toEqual(['waiting: unreachable']);
    last().give();
    await until(() => told.includes('source started'));
  });

  it('[ST6][NT27] a claim that ends is followed by another, and the source reads on', async () => {
    const { clock, told, asked, last } = setUp({ mustRewind: false });
    last().give().end();
    await until(() => told.includes('released'));
    await turns();
    clock.advance(200);
    await until(() => asked.length === 2);
    last().give();
    await turns();
    expect(told).toEqual([
      'notifier started',
      'source started',
      'paused',
      'unclaimed',
      'notifier stopped',
      'released',
      'notifier started',
    ]);
  });

  it('[ST9] where something was given up the source asks anew', async () => {
    const { clock, told, asked, last, tooSlow } = setUp();
    last().give();
    await until(() => told.includes('source started'));
    tooSlow();
    await until(() => told.includes('released'));
    expect(told.slice(1)).toEqual([
      ...['source started', 'failing: too-slow', 'paused'],
      ...['unclaimed', 'notifier stopped', 'released'],
    ]);
    await turns();
    clock.advance(200);
    await until(() => asked.length === 2);
    last().give();
    await until(() => told.includes('source rewound'));
  });

  it('[ST16] where another process was faster it stands by at once, and reads when that is gone', async () => {
    const { clock, told, asked, last } = setUp();
    last().give().end();
    await until(() => told.includes('released'));
    await turns();
    clock.advance(200);
    await until(() => asked.length === 2);
    told.length = 0;
    last().waiting('standby');
    last().waiting('standby');
    expect(told.filter((what) => what === 'source stopped')).toHaveLength(1);
    expect(told.slice(0, 3)).toEqual(['given up', 'source stopped', 'waiting: standby']);
    last().give(false);
    await until(() => told.includes('source started'));
  });

  it('[ST25] claims that are soon over are followed by growing pauses, up to 2 s', async () => {
    const { clock, asked, last } = setUp();
    const pauses: number[] = [];
    for (let count = 1; count < 9; count += 1) {
      last().give().end();
      await turns();
      const beganMs = clock.monotonicMs();
      while (asked.length === count) {
        clock.advance(100);
        await turns();
      }
      pauses.push(clock.monotonicMs() - beganMs);
    }
    expect(pauses).toEqual([200, 400, 800, 1600, 2000, 2000, 2000, 2000]);
  });

  it('[ST25] after a claim that lasted the next is asked for soon', async () => {
    const { clock, asked, last } = setUp();
    const { end } = last().give();
    await turns();
    clock.advance(31_000);
    end();
    await turns();
    clock.advance(200);
    await until(() => asked.length === 2);
  });

  it('[ST22] a database of a later version is told once', async () => {
    const { impossible, asked, last } = setUp();
    last().refuse(storeError('store-newer'));
    await until(() => impossible.length === 1);
    await turns();
    expect([impossible, asked.length]).toEqual([['store-newer'], 1]);
  });

  it('[ST16] a stop ends the source and waits for nobody', async () => {
    const { told, duty, last, impossible } = setUp();
    last().give();
    await until(() => told.includes('source started'));
    await duty.stop();
    expect(told.slice(2)).toEqual(['pipeline stopped', 'notifier stopped', 'source stopped']);
    expect(impossible).toEqual([]);
  });
});
