import type { Clock } from '#server/ports';
import { copyTables, emptyTables, type MemoryTables } from './memory-tables';
import { storeError } from './store-errors';

/** A connection. What is under way on it fails when it ends. */
export type MemorySession = {
  isAlive(): boolean;
  readonly ended: Promise<void>;
  end(): void;
  /** Rejects when the session ends, or no answer came within `limitMs`. */
  within<Result>(limitMs: number, clock: Clock, call: () => Promise<Result>): Promise<Result>;
};

/** A database that several stores share: tables, connections, and the lock of whoever writes. */
export type MemoryDatabase = {
  tables(): MemoryTables;
  connect(): MemorySession;
  /** True when the lock is the session's; the same process's session of before is ended for it. */
  lock(session: MemorySession, before: MemorySession | null): boolean;
  /** Ends all connections, as a restart does. */
  cut(): void;
  /** Whoever writes has the lock no longer, and does not know it. */
  loseLock(): void;
  /** Another process wrote, past every lock. */
  takeTurn(): void;
  copy(): MemoryTables;
  /** Goes back to a copy; connections end. */
  restore(copy: MemoryTables): void;
  /** Something that no caller may do was done. */
  broken(what: string): void;
  readonly faults: readonly string[];
};

export function createMemoryDatabase(): MemoryDatabase {
  let tables = emptyTables();
  let holder: MemorySession | null = null;
  const sessions = new Set<MemorySession>();
  const faults: string[] = [];

  function connect(): MemorySession {
    const session = createSession(() => {
      sessions.delete(session);
      if (holder === session) holder = null;
    });
    sessions.add(session);
    return session;
  }

  const cut = () => {
    for (const session of [...sessions]) session.end();
  };

  return {
    tables: () => tables,
    connect,
    lock(session, before) {
      if (!session.isAlive()) throw storeError('store-unavailable', 'unreachable');
      if (holder !== null && holder === before) holder.end();
      holder ??= session;
      return holder === session;
    },
    cut,
    loseLock() {
      holder = null;
    },
    takeTurn() {
      tables.writer.epoch += 1;
      tables.writer.batch += 1;
    },
    copy: () => copyTables(tables),
    restore(copy) {
      cut();
      tables = copyTables(copy);
    },
    broken: (what) => void faults.push(what),
    faults,
  };
}

function createSession(forget: () => void): MemorySession {
  let isAlive = true;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    isAlive: () => isAlive,
    ended,
    end() {
      if (!isAlive) return;
      isAlive = false;
      forget();
      end();
    },
    async within(limitMs, clock, call) {
      let cancel = () => {};
      const late = new Promise<never>((_, reject) => {
        const fail = () => reject(storeError('store-unavailable', 'unreachable'));
        cancel = clock.after(limitMs, fail);
        void ended.then(fail);
      });
      const called = call();
      called.catch(() => undefined);
      try {
        return await Promise.race([called, late]);
      } finally {
        cancel();
      }
    },
  };
}
