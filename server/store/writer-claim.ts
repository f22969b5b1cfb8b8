import type { Client } from 'pg';
import type { Alert } from '#protocol/alert';
import type { Clock } from '#server/ports';
import type { WriterClaim } from '#server/store-port';
import { AlreadyStored, commitBatch } from './commit/commit-batch';
import { cutConnection, endConnection } from './connect';
import { loadState } from './load/load-state';
import { toStoreError } from './store-error';
import { loadStoreKeys } from './store-keys';
import { ensurePartitions, storedOn } from './table-partitions';

/** The writer's row as this process found it when it took its turn. */
export type WriterTurn = { epoch: number; batch: number; isUninterrupted: boolean };

/** A whole board may take longer than a batch. */
const LOAD_LIMIT_MS = 60_000;

export type ClaimOptions = {
  client: Client;
  turn: WriterTurn;
  clock: Clock;
  /** Told of each batch that is safe. */
  stored(sequence: number): void;
};

/** The right to write, on the one connection that holds the lock: it is over when the connection is. */
export async function createWriterClaim({ client, turn, clock, stored }: ClaimOptions): Promise<WriterClaim> {
  let keys = await loadStoreKeys(client);
  let batchNumber = turn.batch;
  let ensuredDay = '';
  let seenBefore: Alert[] = [];
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  client.once('end', end);
  client.once('error', end);

  async function ensureToday(nowMs: number): Promise<void> {
    const { day } = storedOn(nowMs);
    if (day === ensuredDay) return;
    await ensurePartitions(client, nowMs);
    ensuredDay = day;
  }

  // Nobody knows what a connection that failed is still doing: the server ends its transaction with it.
  function failed(error: unknown): Error {
    const storeError = toStoreError(error);
    if (storeError.trouble === 'disk-full') return storeError;
    end();
    cutConnection(client);
    return storeError;
  }

  return {
    isUninterrupted: turn.isUninterrupted,
    ended,
    nextSequence: () => batchNumber + 1,
    async load(options) {
      try {
        await client.query(`SET statement_timeout = ${LOAD_LIMIT_MS}`);
        const state = await loadState(withLimit(client, LOAD_LIMIT_MS), options);
        await client.query('RESET statement_timeout');
        return state;
      } catch (error) {
        throw failed(error);
      }
    },
    async commit(batch, sequence) {
      const nowMs = clock.nowMs();
      try {
        await ensureToday(nowMs);
        seenBefore = await commitBatch(batch, { client, keys, epoch: turn.epoch, sequence, nowMs, seenBefore });
      } catch (error) {
        if (!(error instanceof AlreadyStored)) throw failed(error);
        // Whether all of them found their earlier ones nobody knows; looking once more changes nothing.
        seenBefore = batch.seen;
        keys = await loadStoreKeys(client).catch((cause) => {
          throw failed(cause);
        });
      }
      batchNumber = sequence;
      stored(sequence);
    },
    async release() {
      end();
      await endConnection(client, clock);
    },
  };
}

/** The client with another limit for its answers. */
function withLimit(client: Client, limitMs: number): Client {
  const query = (...[config, values]: [unknown, unknown[]?]) =>
    client.query({
      ...(typeof config === 'string' ? { text: config, values } : (config as object)),
      query_timeout: limitMs,
    } as never);
  return Object.create(client, { query: { value: query } }) as Client;
}
