import type { Client, ClientConfig } from 'pg';
import type { Clock, Log } from '#server/ports';
import type { Store, StoreTrouble, WriterClaim } from '#server/store-port';
import { endConnection, writerClient } from './connect';
import { migrateDatabase } from './migrate';
import { type PostgresStoreError, toStoreError } from './store-error';
import { createWriterClaim, type WriterTurn } from './writer-claim';

export type PostgresStoreOptions = {
  database: Store['database'];
  /** Asked for with each connection: an own server is known once it runs. */
  connection: () => ClientConfig;
  migrationsFolder: string;
  clock: Clock;
  log: Log;
};

/** One writer a database: any number that nobody else locks. */
export const WRITER_LOCK = 7_361_002;

const STANDBY_LOOK_MS = 1000;
const ENDING_LOOK_MS = 100;
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 2000;

/** The store in PostgreSQL. Making it connects nothing. */
export function createPostgresStore(options: PostgresStoreOptions): Store {
  const { clock, log } = options;
  let isMigrated = false;
  let held: Client | null = null;
  let heldPid: number | null = null;
  let last: { epoch: number; batch: number } | null = null;
  let isStopped = false;

  async function connect(): Promise<Client> {
    const client = writerClient(options.connection());
    try {
      await client.connect();
      if (!isMigrated) await migrateDatabase(client, options.migrationsFolder);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    isMigrated = true;
    return client;
  }

  async function claimOn(client: Client, { standby, pause }: Waits): Promise<WriterClaim> {
    for (let lock = await tryLock(client, heldPid); lock !== 'locked'; lock = await tryLock(client, heldPid)) {
      // Our own session of before is on its way out: nobody else writes.
      if (lock === 'ending') await pause(ENDING_LOOK_MS);
      else await standby();
    }
    const turn = await takeTurn(client, last);
    last = turn;
    held = client;
    heldPid = await backendPid(client);
    log.info('store-claimed', { turn: turn.epoch, isUninterrupted: turn.isUninterrupted });
    return createWriterClaim({
      client,
      turn,
      clock,
      stored(batch) {
        last = { epoch: turn.epoch, batch };
      },
    });
  }

  return {
    database: options.database,
    async claim({ signal, waiting }) {
      const pause = (ms: number) => waitFor(ms, { clock, signal });
      const standby = async () => {
        waiting('standby');
        await pause(STANDBY_LOOK_MS);
        signal.throwIfAborted();
      };
      for (let failures = 0; ; failures += 1) {
        signal.throwIfAborted();
        let client: Client | null = null;
        try {
          client = await connect();
          return await claimOn(client, { standby, pause });
        } catch (error) {
          void client?.end().catch(() => undefined);
          signal.throwIfAborted();
          waiting(troubleOf(error, { failures, log }));
        }
        await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
      }
    },
    async stop() {
      if (isStopped) return;
      isStopped = true;
      if (held !== null) await endConnection(held, clock);
    },
  };
}

/** Throws what no waiting will mend. */
function troubleOf(error: unknown, { failures, log }: { failures: number; log: Log }): StoreTrouble {
  const storeError: PostgresStoreError = toStoreError(error);
  if (storeError.code === 'store-newer') throw storeError;
  if (failures === 0) log.warn('store-unreachable', { cause: storeError.message });
  return storeError.trouble ?? 'unreachable';
}

type Waits = { standby(): Promise<void>; pause(ms: number): Promise<void> };

/**
 * `taken`: another process has the lock. `ending`: our own session of before a broken connection has it, because the
 * server has not missed us yet; it is told to end.
 */
async function tryLock(client: Client, ownPid: number | null): Promise<'locked' | 'ending' | 'taken'> {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS locked', [WRITER_LOCK]);
  if (rows[0]?.locked === true) return 'locked';
  if (ownPid === null) return 'taken';
  const ended = await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks
     WHERE locktype = 'advisory' AND objid = $1 AND pid = $2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [WRITER_LOCK, ownPid],
  );
  return ended.rowCount === 0 ? 'taken' : 'ending';
}

// Waits for a transaction of the writer before, if one is still on its way.
async function takeTurn(client: Client, last: { epoch: number; batch: number } | null): Promise<WriterTurn> {
  const { rows } = await client.query<{ epoch: number; batch: number }>(
    'UPDATE writer SET epoch = epoch + 1 RETURNING epoch, batch',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('The database has no writer row: restore it from a backup.');
  const isUninterrupted =
    last !== null && row.epoch === last.epoch + 1 && (row.batch === last.batch || row.batch === last.batch + 1);
  return { ...row, isUninterrupted };
}

async function backendPid(client: Client): Promise<number> {
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}

function waitFor(ms: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const cancel = clock.after(ms, done);
    function done() {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
