import type { Client } from 'pg';
import { joinLogId } from '#server/domain/log-id';
import { IMPORTED_ON } from '#server/store/imported';
import { UsageError } from '../usage-error';
import { renewRollups } from './imported-rollups';
import { lockImports } from './imported-sensor';

/** One import, as it is told; times are epoch ms. */
export type Import = {
  id: string;
  partitionKey: number;
  sensorKey: number;
  sensorId: string;
  fileName: string;
  readings: number;
  firstMs: number;
  lastMs: number;
  importedAtMs: number;
};

type Row = Omit<Import, 'id'> & { name: string; incarnation: number };

// float8 counts milliseconds exactly, and comes as a number.
const IMPORTS = `
  SELECT p.log_name AS name, p.incarnation, i.partition_key AS "partitionKey", i.sensor_key AS "sensorKey",
    s.sensor_id AS "sensorId", i.file_name AS "fileName", i.readings, i.first_ms::float8 AS "firstMs",
    i.last_ms::float8 AS "lastMs", i.imported_at_ms::float8 AS "importedAtMs"
  FROM imports i JOIN sensors s USING (sensor_key) JOIN log_partitions p ON p.partition_key = i.partition_key
  ORDER BY i.imported_at_ms, i.partition_key`;

/** All imports there are, oldest first. */
export async function listImports(client: Client): Promise<Import[]> {
  const { rows } = await client.query<Row>(IMPORTS);
  return rows.map(({ name, incarnation, ...row }) => ({ id: joinLogId({ name, incarnation }), ...row }));
}

/**
 * Takes an import out of history again. Its sensor stays known, because a running server may have met it meanwhile.
 * @throws UsageError where there is no such import.
 */
export async function removeImport(client: Client, id: string): Promise<Import> {
  await client.query('BEGIN');
  try {
    await lockImports(client);
    const found = (await listImports(client)).find((one) => one.id === id);
    if (found === undefined) throw new UsageError(`There is no import ${id}: npm run import -- --list names them.`);
    await remove(client, found);
    await client.query('COMMIT');
    return found;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function remove(client: Client, found: Import): Promise<void> {
  const { partitionKey, sensorKey } = found;
  const imported = `stored_on = '${IMPORTED_ON}' AND sensor_key = $1 AND partition_key = $2`;
  await client.query(`DELETE FROM readings WHERE ${imported}`, [sensorKey, partitionKey]);
  await renewRollups(client, found);
  await client.query('DELETE FROM imports WHERE partition_key = $1', [partitionKey]);
  await client.query('DELETE FROM log_partitions WHERE partition_key = $1', [partitionKey]);
}
