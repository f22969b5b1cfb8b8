import { describe, expect, it } from 'vitest';
import type { StoredState, WriterClaim } from '#server/store-port';
import { createFakeClock } from '#server/testing/fake-clock';
import { loadFrom } from '#server/testing/memory-load';
import { emptyTables } from '#server/testing/memory-tables';
import { createRecordingLog } from '#server/testing/recording-log';
import { storeError } from '#server/testing/store-errors';
import { turns, until, watch } from '#server/testing/until';
import { createLoading, type Loaded } from './loading';

const BOARD = { windowSize: 3, maxSensors: 9, defaultLimits: { high: 40, low: null } };
const LOG = { logName: 'log', partitions: [0] };

/** A claim whose loads are answered by the test. */
function aClaim() {
  const loads: { answer(error?: Error): void }[] = [];
  const state: StoredState = loadFrom(emptyTables(), { ...BOARD, logName: 'log', nowMs: 0 });
  const claim: WriterClaim = {
    isUninterrupted: true,
    ended: new Promise(() => {}),
    load: () =>
      new Promise((resolve, reject) => {
        loads.push({ answer: (error) => (error ? reject(error) : resolve(state)) });
      }),
    nextSequence: () => 1,
    commit: async () => {},
    release: async () => {},
  };
  return { claim, loads };
}

function setUp() {
  const clock = createFakeClock();
  let settle = () => {};
  let settled: Promise<void> = Promise.resolve();
  const loading = createLoading({
    boardOptions: BOARD,
    writeBehind: {
      accept: () => ({ room: Promise.resolve(), stored: Promise.resolve(true) }),
      settled: () => settled,
    },
    clock,
    log: createRecordingLog(),
  });
  const begun: { loaded: Loaded; isUnderWay: boolean }[] = [];
  const state = { isNeeded: true };
  const load = () =>
    loading.load(LOG, {
      isNeeded: () => state.isNeeded,
      begin: (loaded) => void begun.push({ loaded, isUnderWay: loading.isUnderWay() }),
    });
  return {
    ...{ clock, loading, begun, state, load, ...aClaim() },
    /** Something is on its way into the store until the returned function is called. */
    unsettle() {
      settled = new Promise((resolve) => {
        settle = resolve;
      });
      return () => settle();
    },
  };
}

describe('a load', () => {
  it('[ST21] waits for a claim, and for what is on its way into the store', async () => {
    const { loading, load, claim, loads, unsettle } = setUp();
    const settle = unsettle();
    void load();
    await turns();
    expect([loading.isPossible(), loading.isUnderWay()]).toEqual([false, false]);
    loading.claimed(claim);
    await turns();
    expect([loading.isUnderWay(), loads.length]).toEqual([true, 0]);
    settle();
    await until(() => loads.length === 1);
  });

  it('[ST21] is begun before the gate opens', async () => {
    const { loading, begun, load, claim, loads } = setUp();
    loading.claimed(claim);
    const over = watch(load());
    await until(() => loads.length === 1);
    const passed = watch(loading.gate());
    loads[0]?.answer();
    await until(() => 'value' in passed);
    expect(begun).toMatchObject([{ isUnderWay: true, loaded: { stage: { places: new Map([[0, { next: null }]]) } } }]);
    await until(() => 'value' in over);
    expect(loading.isUnderWay()).toBe(false);
  });

  it('[ST21] has its turn after the one before, if it is still needed then', async () => {
    const { loading, begun, state, load, claim, loads } = setUp();
    loading.claimed(claim);
    const both = watch(Promise.all([load(), load()]));
    await turns();
    expect(loads).toHaveLength(1);
    state.isNeeded = false;
    loads[0]?.answer();
    await until(() => 'value' in both);
    expect([loads.length, begun.length]).toEqual([1, 1]);
  });

  it('[ST21] of a claim that is over meanwhile is not begun', async () => {
    const { loading, begun, load, claim, loads } = setUp();
    loading.claimed(claim);
    const over = watch(load());
    await until(() => loads.length === 1);
    loading.unclaimed();
    loads[0]?.answer();
    await until(() => 'value' in over);
    expect(begun).toEqual([]);
  });

  it('[ST10] that failed opens the gate, and is over half a second later', async () => {
    const { clock, loading, begun, load, claim, loads } = setUp();
    loading.claimed(claim);
    const over = watch(load());
    await until(() => loads.length === 1);
    loads[0]?.answer(storeError('store-unavailable'));
    await turns();
    expect([loading.isUnderWay(), 'value' in over]).toEqual([false, false]);
    clock.advance(500);
    await until(() => 'value' in over);
    expect(begun).toEqual([]);
  });

  it('[ST10] is refused once the server stops', async () => {
    const { loading, load, claim } = setUp();
    const waiting = load();
    loading.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'sink-unavailable' });
    loading.claimed(claim);
    await expect(load()).rejects.toMatchObject({ code: 'sink-unavailable' });
  });
});
