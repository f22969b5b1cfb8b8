import type { Client } from 'pg';
import { emptyStage, type Stage } from '#server/domain/stage';
import { takeBatch } from '#server/domain/take-batch';
import { createPostgresStore } from '#server/store/postgres-store';
import type { WriterClaim } from '#server/store-port';
import { type BenchPostgres, withClient } from '../kit/bench-postgres';
import type { BenchOptions, Finding } from '../kit/finding';
import { basics, quietConfig } from '../kit/quiet-app';

const SENSORS = 200;
const YEAR = { seconds: 31_536_000, minutes: 525_600, hours: 8760 };

/** Bytes on disk after a stretch of 200 sensors at 1 Hz, committed each second as a live log is. */
export async function diskRow(options: BenchOptions & { postgres: BenchPostgres }): Promise<Finding[]> {
  const { postgres, isQuick, say } = options;
  const seconds = isQuick ? 300 : 1800;
  say(`disk: ${seconds} s of ${SENSORS} sensors, a commit a second`);
  const connection = await postgres.database('disk');
  const store = createPostgresStore({
    database: 'external',
    connection: () => connection,
    migrationsFolder: 'server/store/migrations',
    ...basics(),
  });
  const claim = await store.claim({ signal: new AbortController().signal, waiting() {} });
  await storeSeconds(claim, seconds);
  await claim.release();
  await store.stop();
  const { reading, minute } = await withClient(connection, bytesARow);
  await postgres.drop('disk');
  const rollups = (YEAR.minutes + YEAR.hours) * minute;
  const row = (what: string, bytes: number): Finding => ({ what, unit: 'GB', ours: [bytes / 1e9], theirs: null });
  return [
    { what: 'a stored reading, indexes included', unit: 'bytes', ours: [reading], theirs: null },
    { what: 'a minute or hour of a sensor, rolled up', unit: 'bytes', ours: [minute], theirs: null },
    row('a sensor for a year at 1 Hz, everything kept', YEAR.seconds * reading + rollups),
    row('a sensor for a year at 1 Hz, readings kept for 30 days', (YEAR.seconds / 365) * 30 * reading + rollups),
    row('a sensor for a year at one reading a minute, everything kept', YEAR.minutes * reading + rollups),
  ];
}

async function storeSeconds(claim: WriterClaim, seconds: number): Promise<void> {
  const { windowSize, maxSensors, threshold } = quietConfig();
  const stage = emptyStage({ windowSize, maxSensors, defaultLimits: threshold });
  stage.places.set(0, { logId: 'disk', next: null, last: null });
  const firstMs = Date.now() - seconds * 1000;
  for (let second = 0; second < seconds; second += 1) {
    await claim.commit(takeSecond(stage, { second, atMs: firstMs + second * 1000 }), claim.nextSequence());
  }
}

function takeSecond(stage: Stage, { second, atMs }: { second: number; atMs: number }) {
  const from = second * SENSORS;
  const records = Array.from({ length: SENSORS }, (_, sensor) => ({
    offset: from + sensor,
    timestampMs: atMs + sensor,
    key: Buffer.from(`sensor-${sensor}`),
    value: Buffer.from(JSON.stringify({ temperature: 20 + ((second + sensor) % 100) / 10 })),
    headers: {},
  }));
  const batch = { partition: 0, records, from, next: from + SENSORS, last: null };
  return takeBatch(stage, batch, { sensorFromKey: true, nowMs: atMs }).write;
}

async function bytesARow(client: Client): Promise<{ reading: number; minute: number }> {
  await client.query('VACUUM');
  const bytes = async (table: string) => {
    const { rows } = await client.query(
      `SELECT (SELECT sum(pg_total_relation_size(inhrelid)) FROM pg_inherits WHERE inhparent = '${table}'::regclass) AS bytes,
         (SELECT count(*) FROM ${table}) AS rows`,
    );
    return Number(rows[0].bytes) / Number(rows[0].rows);
  };
  return { reading: await bytes('readings'), minute: await bytes('minutes') };
}
