import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { WriterClaim } from '#server/store-port';
import { ask, claimOf, LOAD, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { TEST_NOW_MS } from '#server/testing/readings';
import { aBatch, anAlert, aStep } from '#server/testing/write-batches';

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

const counts = async () => {
  const [row] = await ask<Record<string, string>>(
    database.connection,
    `SELECT (SELECT count(*) FROM readings) AS readings, (SELECT sum(count) FROM minutes) AS minutes,
       (SELECT sum(count) FROM hours) AS hours, (SELECT count(*) FROM alerts) AS alerts,
       (SELECT next_offset FROM log_partitions) AS next, (SELECT batch FROM writer) AS batch`,
  );
  return row;
};

describe('a commit', () => {
  it('[ST30] stores readings, roll-ups, alerts and the next offset together', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41, 43, 39] }, alerts: [anAlert()] }), 1);
    expect(await counts()).toEqual({ readings: '3', minutes: '3', hours: '3', alerts: '1', next: '3', batch: '1' });
    const [minute] = await ask(database.connection, 'SELECT sum, min, max, count FROM minutes');
    expect(minute).toEqual({ sum: 123, min: 39, max: 43, count: 3 });
  });

  it('[ST30] stores nothing of a batch of which one part cannot be stored', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), 1);
    const broken = aBatch({ readings: { firstN: 2, celsius: [Number.NaN] }, alerts: [anAlert()] });
    await expect(claim.commit(broken, 2)).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await counts()).toMatchObject({ readings: '1', alerts: '0', next: '1', batch: '1' });
  });

  it('[ST31] stores a batch once, however often it is sent', async () => {
    const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] } });
    await claim.commit(batch, 1);
    await claim.commit(batch, 1);
    expect(await counts()).toMatchObject({ readings: '2', minutes: '2', next: '2', batch: '1' });
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [22] } }), 2);
    expect(await counts()).toMatchObject({ readings: '3', next: '3' });
  });

  it('[ST31] stores it once over a connection that broke and a claim made anew', async () => {
    const store = storeOn(database.connection);
    await claim.release();
    const first = await claimOf(store);
    const batch = aBatch({ readings: { firstN: 1, celsius: [20, 21] } });
    const sequence = first.nextSequence();
    await first.commit(batch, sequence);
    await first.release();
    const second = await claimOf(store);
    expect(second.isUninterrupted).toBe(true);
    await second.commit(batch, sequence);
    await second.commit(aBatch({ readings: { firstN: 3, celsius: [22] } }), sequence + 1);
    expect(await counts()).toMatchObject({ readings: '3', next: '3' });
    await second.release();
  });

  it('[ST32] of a writer whose turn is over stores nothing', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), 1);
    await ask(database.connection, 'UPDATE writer SET epoch = epoch + 1');
    const late = claim.commit(aBatch({ readings: { firstN: 2, celsius: [21] } }), 2);
    await expect(late).rejects.toMatchObject({ code: 'store-lost' });
    expect(await counts()).toMatchObject({ readings: '1', next: '1' });
  });

  it('[ST32] from a place where the log does not stand stores nothing', async () => {
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [20] } }), 1);
    const hole = claim.commit(aBatch({ readings: { firstN: 3, celsius: [21] } }), 2);
    await expect(hole).rejects.toMatchObject({ code: 'store-lost' });
    expect(await counts()).toMatchObject({ readings: '1', next: '1', batch: '1' });
  });

  it('[ST30] keeps the last state of an alert, and adds to the minute that goes on', async () => {
    const [opened, grown] = [anAlert(), anAlert({ peakCelsius: 45, readings: 2 })];
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41, 45] }, alerts: [opened, grown] }), 1);
    const ended = anAlert({ ...grown, endedAtMs: TEST_NOW_MS + 3000, endReason: 'back' });
    await claim.commit(aBatch({ readings: { firstN: 3, celsius: [30] }, alerts: [ended] }), 2);
    expect(await ask(database.connection, 'SELECT readings, peak_celsius, end_reason FROM alerts')).toEqual([
      { readings: 2, peak_celsius: 45, end_reason: 'back' },
    ]);
    expect(await ask(database.connection, 'SELECT min, max, count FROM minutes')).toEqual([
      { min: 30, max: 45, count: 3 },
    ]);
  });

  it('[ST33] keeps a rejection whole until it is delivered, whatever its bytes and headers', async () => {
    const record = {
      offset: 0,
      timestampMs: TEST_NOW_MS,
      key: Buffer.from([0, 255]),
      value: Buffer.alloc(9000, 1),
      headers: { 'na\0me': [Buffer.from([0]), Buffer.from([1])] },
    };
    const rejection = { logId: 'log', partition: 0, record, code: 'too-big', message: 'Too big.', atMs: TEST_NOW_MS };
    const places = [{ partition: 0, logId: 'log', from: null, next: 1, last: null }];
    await claim.commit(aBatch({ places, rejections: [{ ...rejection, code: 'too-big', isDelivered: false }] }), 1);
    const kept = () => ask(database.connection, 'SELECT length(value) AS bytes, is_delivered FROM rejections');
    expect(await kept()).toEqual([{ bytes: 9000, is_delivered: false }]);
    await claim.commit(aBatch({ delivered: [{ logId: 'log', partition: 0, offset: 0 }] }), 2);
    expect(await kept()).toEqual([{ bytes: 4096, is_delivered: true }]);
  });

  it('[ST39] keeps an alert with what it opened with, and all that changes until it ended and was seen', async () => {
    const readings = { firstN: 1, celsius: [41] };
    await claim.commit(aBatch({ readings, alerts: [anAlert({ snoozedUntilMs: 9, backSinceMs: 8 })] }), 1);
    const last = anAlert({
      ...{ peakCelsius: 45, readings: 2, backSinceMs: 5, endedAtMs: 6, endReason: 'maintenance' },
      ...{ acknowledgedAtMs: 7, acknowledgedBy: 'ana' },
    });
    await claim.commit(aBatch({ alerts: [last] }), 2);
    expect((await claim.load(LOAD)).board.ended).toEqual([{ alert: last, toldAtMs: TEST_NOW_MS }]);
  });

  it('[ST41] adds what happened to alerts in order, and changes nothing of it', async () => {
    const kinds = ['opened', 'snoozed', 'noted'] as const;
    const batch = aBatch({ steps: kinds.map((kind) => aStep(kind, { note: kind })) });
    await claim.commit(batch, 1);
    await claim.commit(batch, 1);
    await claim.commit(aBatch({ steps: [aStep('ended')] }), 2);
    const rows = await ask<{ kind: string }>(database.connection, 'SELECT kind FROM alert_steps ORDER BY step_id');
    expect(rows.map(({ kind }) => kind)).toEqual([...kinds, 'ended']);
  });

  it('[ST42] whoever has seen an alert has seen the earlier ones that ended, of its sensor, kind and severity', async () => {
    const ended = (id: string, openedAtMs: number, fields: Partial<Alert> = {}) =>
      anAlert({ id, openedAtMs, endedAtMs: openedAtMs + 5, endReason: 'back', ...fields });
    const other = aBatch({ readings: { sensorId: 'oven', firstN: 1, celsius: [41] } });
    await claim.commit(other, 1);
    const alerts = [
      ended('before', 10),
      ended('known', 11, { acknowledgedAtMs: 1, acknowledgedBy: 'bea' }),
      ended('low', 12, { kind: 'low' }),
      ended('warning', 13, { severity: 'warning' }),
      ended('of the oven', 14, { sensorId: 'oven' }),
      ended('of the feed', 15, { sensorId: '', kind: 'feed' }),
      anAlert({ id: 'open', openedAtMs: 16 }),
      ended('between', 25),
      ended('later', 31),
    ];
    const readings = aBatch({ readings: { firstN: 1, celsius: [41] }, places: [] }).readings;
    await claim.commit({ ...aBatch({ alerts }), readings: { ...readings, logIds: ['log'], offsets: [1] } }, 2);
    const seen = (openedAtMs: number, by: string, fields: Partial<Alert> = {}) =>
      anAlert({ openedAtMs, acknowledgedAtMs: 99, acknowledgedBy: by, ...fields });
    await claim.commit(
      aBatch({ seen: [seen(20, 'ana'), seen(30, 'cid'), seen(20, 'dan', { sensorId: '', kind: 'feed' })] }),
      3,
    );
    const rows = await ask<{ id: string; by: string }>(
      database.connection,
      'SELECT id, acknowledged_by AS by FROM alerts WHERE acknowledged_at_ms IS NOT NULL ORDER BY opened_at_ms',
    );
    expect(rows.map(({ id, by }) => [id, by])).toEqual([
      ['before', 'ana'],
      ['known', 'bea'],
      ['of the feed', 'dan'],
      ['between', 'cid'],
    ]);
  });

  it('[ST46] acknowledges months of alerts in several transactions', async () => {
    const many = Array.from({ length: 10_050 }, (_, index) =>
      anAlert({ id: `${index}`, openedAtMs: index, endedAtMs: index, endReason: 'back' }),
    );
    await claim.commit(aBatch({ readings: { firstN: 1, celsius: [41] }, alerts: many }), 1);
    const unseen = async () => {
      const open =
        'SELECT count(*)::int AS n, max(opened_at_ms)::int AS last FROM alerts WHERE acknowledged_at_ms IS NULL';
      return (await ask<{ n: number; last: number | null }>(database.connection, open))[0];
    };
    await claim.commit(aBatch({ seen: [anAlert({ acknowledgedAtMs: 1e9 })] }), 2);
    expect(await unseen()).toEqual({ n: 50, last: 49 });
    await claim.commit(aBatch(), 3);
    expect(await unseen()).toEqual({ n: 0, last: null });
  });
});
