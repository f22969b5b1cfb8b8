import path from 'node:path';
import type { Client } from 'pg';
import { joinLogId } from '#server/domain/log-id';
import { IMPORTED_ON } from '#server/store/imported';
import type { RecordingRow } from '../replay/recording-row';
import { addToRollups } from './imported-rollups';
import { ensureSensor, lockImports } from './imported-sensor';
import { type StagedRows, stageRows } from './stage-rows';

export type ImportOptions = {
  client: Client;
  rows: AsyncIterable<RecordingRow>;
  sensorId: string;
  file: string;
  nowMs: number;
  signal: AbortSignal;
};

/** `id` null: all of it was imported before. */
export type ImportResult = { id: string | null; imported: number; skipped: number };

/**
 * Puts a recording into a sensor's history, all of it or nothing. Times that were imported before are left out. The
 * server may run meanwhile: it writes to other partitions.
 * @throws ImportError naming the rows that are no readings.
 */
export async function importRecording(options: ImportOptions): Promise<ImportResult> {
  const { client, rows, sensorId } = options;
  const staged = await stageRows(client, rows, options);
  const sensorKey = await ensureSensor(client, sensorId);
  await client.query('BEGIN');
  try {
    const result = await addStaged(staged, { ...options, sensorKey });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

type Adding = ImportOptions & { sensorKey: number };

async function addStaged(staged: StagedRows, adding: Adding): Promise<ImportResult> {
  const { client, sensorKey } = adding;
  await lockImports(client);
  const imported = await selectFresh(client, sensorKey);
  const skipped = staged.rows - imported;
  if (imported === 0) return { id: null, imported, skipped };
  const log = await addLog(staged, client);
  await client.query(INSERT_READINGS, [sensorKey, log.partitionKey, imported]);
  await addToRollups(client, sensorKey);
  await addImport(log.partitionKey, { ...adding, imported });
  return { id: log.id, imported, skipped };
}

/** Those whose time is not imported yet, each time once; returns how many. */
async function selectFresh(client: Client, sensorKey: number): Promise<number> {
  const { rowCount } = await client.query(
    `CREATE TEMP TABLE fresh ON COMMIT DROP AS
     SELECT DISTINCT ON (measured_at_ms) line, measured_at_ms, celsius FROM staged s
     WHERE NOT EXISTS (SELECT FROM readings r WHERE r.sensor_key = ${Number(sensorKey)}
       AND r.stored_on = '${IMPORTED_ON}' AND r.measured_at_ms = s.measured_at_ms)
     ORDER BY measured_at_ms, line`,
  );
  return rowCount ?? 0;
}

/** An import is a log of one partition; the same file may be imported again after it was removed. */
async function addLog({ hash, lastLine }: StagedRows, client: Client) {
  const name = `import-${hash}`;
  const { rows } = await client.query<{ partition_key: number; incarnation: number }>(
    `INSERT INTO log_partitions (log_name, incarnation, partition, next_offset)
     SELECT $1, coalesce(max(incarnation) + 1, 0), 0, $2 FROM log_partitions WHERE log_name = $1
     RETURNING partition_key, incarnation`,
    [name, lastLine + 1],
  );
  const [{ partition_key: partitionKey, incarnation } = { partition_key: 0, incarnation: 0 }] = rows;
  return { partitionKey, id: joinLogId({ name, incarnation }) };
}

// Below all there are, ascending in the order of the file: live readings are counted upwards from 1.
const INSERT_READINGS = `
  INSERT INTO readings (sensor_key, partition_key, stored_on, n, measured_at_ms, celsius, average, log_offset)
  SELECT $1::int, $2::int, '${IMPORTED_ON}',
    least((SELECT min(n) FROM readings WHERE sensor_key = $1 AND stored_on = '${IMPORTED_ON}'), 0)
      - $3::bigint - 1 + row_number() OVER (ORDER BY line),
    measured_at_ms, celsius, NULL, line
  FROM fresh`;

async function addImport(partitionKey: number, { client, sensorKey, file, imported, nowMs }: AddedImport) {
  await client.query(
    `INSERT INTO imports (partition_key, sensor_key, file_name, readings, first_ms, last_ms, imported_at_ms)
     SELECT $1, $2, $3, $4, min(measured_at_ms), max(measured_at_ms), $5 FROM fresh`,
    [partitionKey, sensorKey, path.basename(file), imported, nowMs],
  );
}

type AddedImport = Pick<Adding, 'client' | 'sensorKey' | 'file' | 'nowMs'> & { imported: number };
