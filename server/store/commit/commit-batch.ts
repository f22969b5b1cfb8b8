import type { Client } from 'pg';
import type { Alert } from '#protocol/alert';
import type { WriteBatch } from '#server/domain/write-batch';
import { lost } from '../store-error';
import type { StoreKeys } from '../store-keys';
import { storedOn } from '../table-partitions';
import { storeAlertStates } from './store-alert-states';
import { storeAlertSteps } from './store-alert-steps';
import { storeAlerts } from './store-alerts';
import { storeEvents } from './store-events';
import { storePlaces } from './store-places';
import { storePostedKeys } from './store-posted-keys';
import { storeReadings } from './store-readings';
import { markDelivered, storeRejections } from './store-rejections';
import { storeRollups } from './store-rollups';
import { storeSeen } from './store-seen';
import { ensureSensors, storeSensors } from './store-sensors';
import { storeSettings } from './store-settings';

/** What each part of a commit works with. `day` and `month`: the partitions it stores into. */
export type CommitContext = { client: Client; keys: StoreKeys; day: string; month: string };

type CommitOptions = {
  client: Client;
  keys: StoreKeys;
  epoch: number;
  sequence: number;
  nowMs: number;
  /** Alerts seen, of which transactions before have not acknowledged all earlier ones. */
  seenBefore: readonly Alert[];
};

/**
 * Stores a batch in one transaction, exactly once for each `sequence`: the writer's row moves on with it, and every
 * partition from where it was to where it is. Partitions of the tables must be there. Returns `seenBefore` for the next.
 * @throws PostgresStoreError `store-lost` when another process writes, or the database is not where it was left.
 */
export async function commitBatch(batch: WriteBatch, options: CommitOptions): Promise<Alert[]> {
  const { client, keys, epoch, sequence, nowMs } = options;
  const context = { client, keys, ...storedOn(nowMs) };
  await client.query('BEGIN');
  try {
    if (await isStored({ client, epoch, sequence })) {
      await client.query('ROLLBACK');
      // Its keys were made by a transaction whose answer never came.
      throw new AlreadyStored();
    }
    await storeParts(batch, context);
    const seenRest = await storeSeen([...options.seenBefore, ...batch.seen], context);
    await client.query('COMMIT');
    keys.settle();
    return seenRest;
  } catch (error) {
    keys.forget();
    if (!(error instanceof AlreadyStored)) await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** This batch is stored already: an earlier try succeeded, and its answer was lost. */
export class AlreadyStored extends Error {}

async function isStored(place: { client: Client; epoch: number; sequence: number }): Promise<boolean> {
  const { client, epoch, sequence } = place;
  const moved = await client.query({
    name: 'move-writer',
    text: 'UPDATE writer SET batch = $2 WHERE epoch = $1 AND batch = $2 - 1',
    values: [epoch, sequence],
  });
  if (moved.rowCount === 1) return false;
  const { rows } = await client.query<{ epoch: number; batch: number }>('SELECT epoch, batch FROM writer');
  const [row] = rows;
  if (row?.epoch === epoch && row.batch === sequence) return true;
  throw lost(
    `Another process writes to this database (its turn ${row?.epoch}, ours ${epoch}), or it went back in time.`,
  );
}

async function storeParts(batch: WriteBatch, context: CommitContext): Promise<void> {
  await storePlaces(batch, context);
  await ensureSensors(batch, context);
  if (batch.readings.ns.length > 0) {
    await storeReadings(batch, context);
    await storeRollups(batch, context);
  }
  await storeSensors(batch, context);
  await storeAlertStates(batch, context);
  await storeAlerts(batch, context);
  await storeAlertSteps(batch, context);
  await storeSettings(batch, context);
  await storeRejections(batch, context);
  await markDelivered(batch, context);
  await storeEvents(batch, context);
  await storePostedKeys(batch, context);
}
