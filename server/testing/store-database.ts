import path from 'node:path';
import { type ClientConfig, Pool } from 'pg';
import { emptyBatch, type ReadingColumns, type WriteBatch } from '#server/domain/write-batch';
import { createPostgresStore } from '#server/store/postgres-store';
import { createTestDatabase } from './database';
import { createFakeClock, type FakeClock } from './fake-clock';
import { createRecordingLog } from './recording-log';

export const MIGRATIONS = path.join(import.meta.dirname, '../store/migrations');

export type TestReading = { sensorId?: string; n: number; measuredAtMs: number; celsius: number; average?: number };

/** A database with the store's tables and the store's own writer on it. */
export type StoreDatabase = {
  connection: ClientConfig;
  /** What readers ask through. */
  pool: Pool;
  /** Its day is the day of storing. */
  clock: FakeClock;
  /** Stores as the pipeline would, in one transaction; readings are of `boiler` unless they say otherwise. */
  store(what: Partial<Omit<WriteBatch, 'readings'>> & { readings?: readonly TestReading[] }): Promise<void>;
  drop(): Promise<void>;
};

export async function createStoreDatabase({ logId = 'test-log' } = {}): Promise<StoreDatabase> {
  const { connection, drop } = await createTestDatabase();
  const clock = createFakeClock();
  const options = { database: 'external' as const, connection: () => connection, migrationsFolder: MIGRATIONS };
  const store = createPostgresStore({ ...options, clock, log: createRecordingLog() });
  const claim = await store.claim({ signal: new AbortController().signal, waiting: () => undefined });
  const pool = new Pool({ ...connection, application_name: 'reader' });
  pool.on('error', () => undefined);
  let offset: number | null = null;
  return {
    connection,
    pool,
    clock,
    async store({ readings = [], ...more }) {
      const from = offset ?? 0;
      const next = from + readings.length;
      const step = { partition: 0, logId, from: offset, next, last: null };
      const columns = columnsOf(readings, { logId, from });
      const batch = { ...emptyBatch(clock.nowMs()), places: [step], ...more, readings: columns };
      await claim.commit(batch, claim.nextSequence());
      offset = next;
    },
    async drop() {
      await claim.release();
      await store.stop();
      await pool.end();
      await drop();
    },
  };
}

function columnsOf(readings: readonly TestReading[], at: { logId: string; from: number }): ReadingColumns {
  return {
    sensorIds: readings.map(({ sensorId = 'boiler' }) => sensorId),
    ns: readings.map(({ n }) => n),
    measuredAtMs: readings.map(({ measuredAtMs }) => measuredAtMs),
    celsius: readings.map(({ celsius }) => celsius),
    averages: readings.map(({ average = null }) => average),
    logIds: readings.map(() => at.logId),
    partitions: readings.map(() => 0),
    offsets: readings.map((_, index) => at.from + index),
    clocksMs: readings.map(({ measuredAtMs }) => measuredAtMs),
    intervalsMs: readings.map(() => null),
  };
}
