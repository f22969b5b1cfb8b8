import { describe, expect, test } from 'vitest';
import { createFakeClock } from '#server/testing/fake-clock';
import { createRecordingLog } from '#server/testing/recording-log';
import { keepPostgres } from './keep-postgres';
import type { PostgresProcess, ProcessEnd } from './postgres-process';

const KILLED: ProcessEnd = { code: null, signal: 'SIGKILL', lastWords: '' };

/** Servers that end when told, and the keeper of them under a clock moved by hand. */
function keeping() {
  const clock = createFakeClock();
  const log = createRecordingLog();
  const stopping = new AbortController();
  let kill: () => void = () => {};
  let launches = 0;
  let failing = false;
  const make = (): PostgresProcess => {
    const ended = new Promise<ProcessEnd>((resolve) => {
      kill = () => resolve(KILLED);
    });
    return { pid: launches, ended, end: async () => kill() };
  };
  const relaunch = async () => {
    launches += 1;
    if (failing) throw new Error('no');
    return make();
  };
  const kept = keepPostgres({ first: make(), relaunch, clock, log, signal: stopping.signal });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    clock,
    log,
    stop: () => stopping.abort(),
    kept,
    settle,
    launches: () => launches,
    fail: (isFailing: boolean) => {
      failing = isFailing;
    },
    async kill() {
      kill();
      await settle();
    },
    /** How long the keeper waits, to 1 ms, before it launches the next one. */
    async pauseMs() {
      const before = launches;
      let waitedMs = 0;
      while (launches === before && waitedMs < 10_000) {
        clock.advance(50);
        waitedMs += 50;
        await settle();
      }
      return waitedMs;
    },
  };
}

describe('keepPostgres', () => {
  test('[PO5] the pauses before a restart grow from 100 ms to 5 s', async () => {
    const keeper = keeping();
    const pauses: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await keeper.kill();
      pauses.push(await keeper.pauseMs());
    }
    expect(pauses).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test('[PO5] after 30 s of running the pauses start over', async () => {
    const keeper = keeping();
    for (let n = 0; n < 3; n += 1) {
      await keeper.kill();
      await keeper.pauseMs();
    }
    keeper.clock.advance(30_000);
    await keeper.kill();
    expect(await keeper.pauseMs()).toBe(100);
  });

  test('[PO5] a restart that fails is tried again after the next pause', async () => {
    const keeper = keeping();
    keeper.fail(true);
    await keeper.kill();
    expect([await keeper.pauseMs(), await keeper.pauseMs()]).toEqual([100, 200]);
    keeper.fail(false);
    expect(await keeper.pauseMs()).toBe(400);
    expect(keeper.log.lines.map(({ event }) => event)).toEqual([
      'postgres-ended',
      'postgres-not-restarted',
      'postgres-not-restarted',
      'postgres-restarted',
    ]);
  });

  test('[PO4] a stop within a pause starts nothing any more', async () => {
    const keeper = keeping();
    await keeper.kill();
    keeper.stop();
    await keeper.kept;
    expect(await keeper.pauseMs()).toBe(10_000);
    expect(keeper.launches()).toBe(0);
  });
});
