import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WriterClaim } from '#server/store-port';
import { ask, claimOf, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { aBatch } from '#server/testing/write-batches';

const PATIENCE = { timeout: 20_000 };

let database: TestDatabase;
const claims: WriterClaim[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const claim of claims.splice(0)) await claim.release();
  await database.drop();
});

async function claimed(store = storeOn(database.connection)): Promise<WriterClaim> {
  const claim = await claimOf(store);
  claims.push(claim);
  return claim;
}

it('[ST36] two that start at once migrate one after the other, and one of them writes', async () => {
  const reasons: string[] = [];
  const second = storeOn(database.connection);
  const abort = new AbortController();
  const first = await claimed();
  const waiting = second.claim({ signal: abort.signal, waiting: (why) => void reasons.push(why) });
  await vi.waitFor(() => expect(reasons).toContain('standby'), PATIENCE);
  await first.release();
  const next = await waiting;
  claims.push(next);
  expect(next.isUninterrupted).toBe(false);
});

it('[ST36] one that waits stops waiting when it is told to', async () => {
  await claimed();
  const abort = new AbortController();
  const reasons: string[] = [];
  const waiting = storeOn(database.connection).claim({
    signal: abort.signal,
    waiting: (why) => void reasons.push(why),
  });
  await vi.waitFor(() => expect(reasons).toContain('standby'), PATIENCE);
  abort.abort();
  await expect(waiting).rejects.toThrow();
});

it('[ST37] a database of a later version is refused, and left as it is', async () => {
  await (await claimed()).release();
  const later = 'INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($$later$$, 9999999999999)';
  await ask(database.connection, later);
  const refused = claimOf(storeOn(database.connection));
  await expect(refused).rejects.toMatchObject({
    code: 'store-newer',
    message: expect.stringContaining('later version'),
  });
});

it('[ST38] a claim is over when its connection is, and the next one of the same process goes on', async () => {
  const store = storeOn(database.connection);
  const first = await claimed(store);
  await first.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), first.nextSequence());
  await ask(
    database.connection,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'isotherm writer'",
  );
  await first.ended;
  const second = await claimed(store);
  expect(second.isUninterrupted).toBe(true);
  await second.commit(aBatch({ readings: { firstN: 2, celsius: [21] } }), second.nextSequence());
});

it('[ST38] a session of this process that the server has not missed yet does not make it stand by', async () => {
  const store = storeOn(database.connection);
  const first = await claimed(store);
  const reasons: string[] = [];
  const next = await store.claim({ signal: new AbortController().signal, waiting: (why) => void reasons.push(why) });
  claims.push(next);
  await first.ended;
  expect(next.isUninterrupted).toBe(true);
  expect(reasons).toEqual([]);
});

it('[ST38] a claim after another process wrote is not a continuation', async () => {
  const store = storeOn(database.connection);
  await (await claimed(store)).release();
  await (await claimed()).release();
  expect((await claimed(store)).isUninterrupted).toBe(false);
});

it('[ST38] while the database is away a claim waits, and says why', async () => {
  const { connection } = database;
  const reasons: string[] = [];
  const abort = new AbortController();
  const store = storeOn({ ...connection, database: 'isotherm_is_not_here' });
  const waiting = store.claim({ signal: abort.signal, waiting: (why) => void reasons.push(why) });
  await vi.waitFor(() => expect(reasons).toContain('refused'), PATIENCE);
  abort.abort();
  await expect(waiting).rejects.toThrow();
});
