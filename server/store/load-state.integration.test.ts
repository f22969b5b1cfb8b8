import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriterClaim } from '#server/store-port';
import { ask, claimOf, LOAD, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { createFakeClock } from '#server/testing/fake-clock';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aBatch, anAlert } from '#server/testing/write-batches';

let database: TestDatabase;
let claim: WriterClaim;

beforeEach(async () => {
  database = await createTestDatabase();
  claim = await claimOf(storeOn(database.connection));
});

afterEach(async () => {
  await claim.release();
  await database.drop();
});

const limits = { high: 30, low: null };

describe('a load', () => {
  it('[ST34] of an empty database finds the default of the first start, which later starts do not change', async () => {
    const { board, places } = await claim.load(LOAD);
    expect(board).toMatchObject({
      defaultThreshold: { high: 40, low: null, version: 1, changedBy: null },
      sensors: [],
    });
    expect(places.size).toBe(0);
    const later = await claim.load({ ...LOAD, defaultLimits: { high: 5, low: null } });
    expect(later.board.defaultThreshold.high).toBe(40);
  });

  it('[ST34] finds the last readings in order, the open alert, and where the log goes on', async () => {
    const celsius = Array.from({ length: 400 }, (_, index) => 20 + index / 4);
    await claim.commit(aBatch({ readings: { firstN: 1, celsius }, alerts: [anAlert()] }), 1);
    const { board, places } = await claim.load(LOAD);
    const [sensor] = board.sensors;
    expect(sensor).toMatchObject({ sensorId: 'freezer-1', n: 400, celsius: 119.75, logId: 'log', offset: 399 });
    expect(sensor?.recent.map((point) => point[1])).toEqual(celsius.slice(-300));
    expect(sensor?.openAlert).toEqual(anAlert());
    expect(places.get(0)).toEqual({ logId: 'log', next: 400, last: null });
  });

  it('[ST34] finds thresholds as they were set last, of sensors that left too, with their ordinals', async () => {
    const change = { changedAtMs: TEST_NOW_MS, changedBy: 'ana', from: null };
    await claim.load(LOAD);
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    await claim.commit(aBatch({ thresholds: [{ ...change, version: 2, sensorId: 'freezer-1', to: limits }] }), 2);
    await claim.commit(
      aBatch({ thresholds: [{ ...change, version: 3, sensorId: null, to: { high: 50, low: 1 } }] }),
      3,
    );
    await claim.commit(aBatch({ removed: [{ sensorId: 'freezer-1', afterReadings: 0 }] }), 4);
    const { board } = await claim.load(LOAD);
    expect(board.defaultThreshold).toMatchObject({ high: 50, low: 1, version: 3, changedBy: 'ana' });
    expect(board.lastVersion).toBe(3);
    expect(board.sensors).toEqual([]);
    expect(board.absent).toMatchObject([{ sensorId: 'freezer-1', n: 2, ownThreshold: { high: 30, version: 2 } }]);
  });

  it('[ST34] finds a sensor on the board that was heard again after it left, in one batch', async () => {
    const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] } });
    batch.removed.push({ sensorId: 'freezer-1', afterReadings: 1 });
    await claim.commit(batch, 1);
    expect((await claim.load(LOAD)).board.sensors).toHaveLength(1);
  });

  it('[ST15] [ST34] finds since which reading a sensor is back, whether that came in the same batch or later', async () => {
    const sinceN = async () => (await claim.load(LOAD)).board.sensors[0]?.sinceN;
    const removed = (afterReadings: number) => [{ sensorId: 'freezer-1', afterReadings }];
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    expect(await sinceN()).toBe(1);
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [22, 23] }, removed: removed(1) }), 2);
    expect(await sinceN()).toBe(4);
    await claim.commit(aBatch({ removed: removed(0) }), 3);
    await claim.commit(aBatch({ readings: { firstN: 5, celsius: [24] } }), 4);
    expect(await sinceN()).toBe(5);
  });

  it('[ST34] finds alerts told as ended within ten minutes, keys and events of a day', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41] } }), 1);
    const ended = anAlert({ endedAtMs: TEST_NOW_MS, endReason: 'back' });
    const old = anAlert({ ...ended, id: 'old' });
    await claim.commit(aBatch({ alerts: [old], atMs: TEST_NOW_MS - 11 * 60_000 }), 2);
    const event = { kind: 'topic-recreated', atMs: TEST_NOW_MS, partition: 0, fromOffset: 5, toOffset: 9 } as const;
    const keys = [
      { key: 'yesterday/0', atMs: TEST_NOW_MS - 25 * 3_600_000 },
      { key: 'today/0', atMs: TEST_NOW_MS - 3_600_000 },
    ];
    await claim.commit(aBatch({ alerts: [ended], events: [event], keys }), 3);
    const state = await claim.load(LOAD);
    expect(state.board.ended).toEqual([{ alert: ended, toldAtMs: TEST_NOW_MS }]);
    expect(state.keys.map(({ key }) => key)).toEqual(['today/0']);
    expect(state.events).toEqual([event]);
  });

  it('[ST34] finds the readings of several days, each in a partition of its own', async () => {
    await claim.release();
    const clock = createFakeClock();
    claim = await claimOf(storeOn(database.connection, clock));
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
    clock.advance(86_400_000);
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [22] } }), 2);
    const { board } = await claim.load(LOAD);
    expect(board.sensors[0]?.recent.map((point) => point[1])).toEqual([20, 21, 22]);
    const days = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'readings'::regclass";
    expect(await ask(database.connection, days)).toEqual([{ count: '3' }]);
  });
});
