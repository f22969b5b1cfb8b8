import type { WriteBatch } from '#server/domain/write-batch';
import type { Clock } from '#server/ports';
import type { LoadOptions, Store, StoreError, StoreTrouble, WriterClaim } from '#server/store-port';
import { commitTo } from './memory-commit';
import type { MemoryDatabase, MemorySession } from './memory-database';
import { loadFrom } from './memory-load';
import { storeError } from './store-errors';

/** Where something can go wrong on the way to the database and back. */
export type StoreDoor = 'connect' | 'before-commit' | 'after-commit' | 'before-load' | 'after-load';

export type MemoryStoreOptions = {
  database: MemoryDatabase;
  clock: Clock;
  /** Passed at each door: it may wait, or throw a `StoreError`, upon which the connection is over. */
  pass?(door: StoreDoor): Promise<void>;
};

/** As in PostgreSQL's adapter: an answer that takes longer is not waited for. */
const COMMIT_LIMIT_MS = 4000;
const LOAD_LIMIT_MS = 60_000;
const STANDBY_LOOK_MS = 1000;
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 2000;

type Turn = { epoch: number; batch: number };

/** The store of one process, in memory, with the real one's promises: several may share a database. */
export function createMemoryStore({ database, clock, pass = async () => {} }: MemoryStoreOptions): Store {
  let last: Turn | null = null;
  let held: MemorySession | null = null;

  async function claimOn(session: MemorySession, standby: () => Promise<void>): Promise<WriterClaim> {
    while (!database.lock(session, held)) await standby();
    held = session;
    const { writer } = database.tables();
    writer.epoch += 1;
    const turn = { ...writer };
    const isUninterrupted =
      last !== null && turn.epoch === last.epoch + 1 && (turn.batch === last.batch || turn.batch === last.batch + 1);
    last = turn;
    return claimOf(session, { turn, isUninterrupted });
  }

  function claimOf(session: MemorySession, { turn, isUninterrupted }: { turn: Turn; isUninterrupted: boolean }) {
    let batchNumber = turn.batch;
    let isBusy = false;

    async function call<Result>([before, after]: [StoreDoor, StoreDoor], act: () => Result): Promise<Result> {
      if (isBusy) database.broken('Two calls at once on one connection.');
      isBusy = true;
      try {
        return await session.within(before === 'before-load' ? LOAD_LIMIT_MS : COMMIT_LIMIT_MS, clock, async () => {
          await pass(before);
          if (!session.isAlive()) throw storeError('store-unavailable', 'unreachable');
          const result = act();
          await pass(after);
          return result;
        });
      } catch (error) {
        if ((error as StoreError).code === undefined) database.broken(String(error));
        if ((error as StoreError).trouble !== 'disk-full') session.end();
        throw (error as StoreError).code === undefined ? storeError('store-unavailable', 'unreachable') : error;
      } finally {
        isBusy = false;
      }
    }

    const claim: WriterClaim = {
      isUninterrupted,
      ended: session.ended,
      nextSequence: () => batchNumber + 1,
      load: (options: LoadOptions) => call(['before-load', 'after-load'], () => loadFrom(database.tables(), options)),
      async commit(batch: WriteBatch, sequence: number) {
        const { epoch } = turn;
        await call(['before-commit', 'after-commit'], () => {
          commitTo(database.tables(), batch, { epoch, sequence });
        });
        batchNumber = sequence;
        last = { epoch, batch: sequence };
      },
      async release() {
        session.end();
      },
    };
    return claim;
  }

  return {
    database: 'own',
    async claim({ signal, waiting }) {
      const pause = (ms: number) => waitFor(ms, { clock, signal });
      const standby = async () => {
        waiting('standby');
        await pause(STANDBY_LOOK_MS);
        signal.throwIfAborted();
      };
      for (let failures = 0; ; failures += 1) {
        signal.throwIfAborted();
        let session: MemorySession | null = null;
        try {
          await pass('connect');
          session = database.connect();
          return await claimOn(session, standby);
        } catch (error) {
          session?.end();
          signal.throwIfAborted();
          if ((error as StoreError).code === 'store-newer') throw error;
          waiting((error as { trouble?: StoreTrouble | null }).trouble ?? 'unreachable');
        }
        await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
      }
    },
    async stop() {
      held?.end();
    },
  };
}

function waitFor(ms: number, { clock, signal }: { clock: Clock; signal: AbortSignal }): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done, { once: true });
  });
}
