import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReaders, type Readers } from '#server/store/connect';
import { createHistory } from '#server/store/history/create-history';
import type { StoredHistory, StoredState } from '#server/store-port';
import { ask, claimOf, LOAD, storeOn } from '#server/testing/claimed-store';
import { createTestDatabase, type TestDatabase } from '#server/testing/database';
import { MIGRATIONS } from '#server/testing/store-database';
import { aBatch, aStep } from '#server/testing/write-batches';
import { fillFirstVersion } from '../testing/first-version';
import { readManifest } from './manifest';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

const options = { signal: new AbortController().signal, say: () => undefined };

async function withClient(database: TestDatabase, use: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(database.connection);
  await client.connect();
  await use(client).finally(() => client.end());
}

/** A backup of a database of the first version, restored by this one. */
async function restored(database: TestDatabase): Promise<void> {
  const source = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'isotherm-backup-'));
  await withClient(source, async (client) => {
    await fillFirstVersion(client);
    await writeBackup({ ...options, client, folder, nowMs: 0 });
  });
  await source.drop();
  const manifest = await readManifest(folder);
  await withClient(database, (client) =>
    restoreBackup({ ...options, client, folder, manifest, migrations: MIGRATIONS }),
  );
  await rm(folder, { recursive: true });
}

const upgraded = (database: TestDatabase) => withClient(database, fillFirstVersion);

describe.each([
  ['upgraded', upgraded],
  ['restored from a backup', restored],
])('a database of the first version, %s', (_how, prepare) => {
  let database: TestDatabase;
  let state: StoredState;
  let readers: Readers;
  let history: StoredHistory;
  let cursors: { cursor: string; last: string }[];

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepare(database);
    readers = createReaders(() => database.connection);
    history = createHistory(readers);
    const claim = await claimOf(storeOn(database.connection));
    state = await claim.load(LOAD);
    cursors = await ask(
      database.connection,
      'SELECT step_id AS cursor, (SELECT max(step_id) FROM alert_steps) AS last FROM notify_cursor',
    );
    await claim.commit(aBatch({ steps: [aStep('noted', { alertId: 'over', note: 'Later.' })] }), claim.nextSequence());
    await claim.release();
  });
  afterAll(async () => {
    await readers.stop();
    await database.drop();
  });

  test('[ST45] [BK8] holds its sensors and what was said of limits last', () => {
    const { settings, lastVersion, sensors } = state.board;
    expect(lastVersion).toBe(6);
    const changed = { version: 3, changedAtMs: 200, changedBy: null };
    const own = { version: 4, changedAtMs: 300, changedBy: 'bea' };
    expect(settings).toEqual([
      { scope: 'all', id: '', rules: { limits: { high: 40.1, low: null, ...changed } }, details: null, ...changed },
      { scope: 'sensor', id: '冷库', rules: { limits: { high: null, low: -25.5, ...own } }, details: null, ...own },
    ]);
    expect(sensors.map(({ sensorId, n, clockMs, intervalMs }) => [sensorId, n, clockMs, intervalMs])).toEqual([
      ['boiler', 2, 5000, null],
      ['冷库', 1, 4000, null],
    ]);
  });

  test('[ST45] [BK8] holds every change of limits, and tells what held', async () => {
    const changes = async (sensorId: string | null) =>
      (await history.thresholdChanges({ sensorId, limit: 9 })).map(({ version, from, to, changedBy }) => [
        ...[version, changedBy],
        ...[from && [from.high, from.low], to && [to.high, to.low]],
      ]);
    expect(await changes(null)).toEqual([
      [3, null, [40, null], [40.1, null]],
      [1, null, null, [40, null]],
    ]);
    expect(await changes('boiler')).toEqual([
      [6, 'cid', [31, null], null],
      [5, 'ana', [30, 1], [31, null]],
      [2, 'ana', null, [30, 1]],
    ]);
    const steps = await history.thresholdSteps({ sensorId: 'boiler', fromMs: 0, toMs: 1000 });
    expect(steps.map(({ fromMs, high }) => [fromMs, high])).toEqual([
      [0, 40],
      [100, 30],
      [400, 31],
      [500, 40.1],
    ]);
  });

  test('[ST45] [BK8] asks nobody to acknowledge what was over, and tells nobody of it', async () => {
    expect(state.board.open).toMatchObject([{ id: 'open', sinceMs: 5000, acknowledgedAtMs: null, peakCelsius: 41 }]);
    expect(state.board.unseen).toEqual([]);
    expect(cursors).toEqual([{ cursor: '3', last: '3' }]);
    const record = await history.alertRecord('over');
    expect(record?.alert).toMatchObject({
      acknowledgedAtMs: 2000,
      acknowledgedBy: null,
      peakCelsius: 45.5,
      afterMs: null,
    });
    expect(record?.steps.map(({ kind, atMs, celsius }) => [kind, atMs, celsius])).toEqual([
      ['opened', 1000, 45],
      ['ended', 2000, null],
      ['noted', aStep('noted').atMs, null],
    ]);
  });
});

test('[BK8] tables that are later than a backup are not filled from it, and a sentence says where it can go', async () => {
  const database = await createTestDatabase();
  await (await claimOf(storeOn(database.connection))).release();
  await expect(restored(database)).rejects.toThrow('restore it into a new database');
  await database.drop();
});
