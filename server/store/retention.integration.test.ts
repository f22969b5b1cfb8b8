import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WriterClaim } from '#server/store-port';
import { ask, claimOf, LOAD, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { createFakeClock, type FakeClock } from '#server/testing/fake-clock';
import { aBatch } from '#server/testing/write-batches';
import { enforceRetention } from './retention';

const DAY_MS = 86_400_000;

let database: TestDatabase;
let clock: FakeClock;
let claim: WriterClaim;
let client: Client;

beforeEach(async () => {
  database = await createTestDatabase();
  clock = createFakeClock();
  claim = await claimOf(storeOn(database.connection, clock));
  client = new Client(database.connection);
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await claim.release();
  await database.drop();
});

const stored = async () => {
  const [row] = await ask<Record<string, number>>(
    database.connection,
    `SELECT (SELECT count(*) FROM readings)::int AS readings, (SELECT sum(count) FROM minutes)::int AS minutes,
       (SELECT sum(count) FROM hours)::int AS hours`,
  );
  return row;
};

it('[ST35] drops readings and roll-ups by partitions, each after its time, and never what was imported', async () => {
  await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
  await ask(
    database.connection,
    `INSERT INTO readings (n, measured_at_ms, log_offset, celsius, sensor_key, partition_key, stored_on)
     VALUES (-1, 1000, 0, 5, 1, 1, '1970-01-01')`,
  );
  const enforce = (nowMs: number) => enforceRetention(client, { rawDays: 30, rollupDays: 400, nowMs });
  await enforce(clock.nowMs() + 30 * DAY_MS);
  expect(await stored()).toEqual({ readings: 3, minutes: 2, hours: 2 });
  expect(await enforce(clock.nowMs() + 32 * DAY_MS)).toContain('readings_2026_01_01');
  expect(await stored()).toEqual({ readings: 1, minutes: 2, hours: 2 });
  await enforce(clock.nowMs() + 435 * DAY_MS);
  expect(await stored()).toEqual({ readings: 1, minutes: null, hours: null });
});

it('[ST35] keeps everything where nothing is to be dropped', async () => {
  await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), 1);
  const nowMs = clock.nowMs() + 5000 * DAY_MS;
  expect(await enforceRetention(client, { rawDays: null, rollupDays: null, nowMs })).toEqual([]);
  expect(await stored()).toMatchObject({ readings: 1 });
});

it('[ST35] a sensor whose readings were dropped goes on with its ordinals', async () => {
  await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20, 21] } }), 1);
  await enforceRetention(client, { rawDays: 30, rollupDays: 400, nowMs: clock.nowMs() + 40 * DAY_MS });
  const [sensor] = (await claim.load(LOAD)).board.sensors;
  expect(sensor).toMatchObject({ n: 2, celsius: 21, recent: [] });
});
