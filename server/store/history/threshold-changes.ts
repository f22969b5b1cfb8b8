import type { Pool } from 'pg';
import type { ThresholdChange } from '#protocol/history';
import type { ThresholdLimits } from '#protocol/threshold';
import { type Query, readSnapshot } from './reader';

type Row = {
  version: number;
  sensorId: string | null;
  changedAtMs: number | null;
  changedBy: string | null;
  isOwn: boolean;
  high: number | null;
  low: number | null;
  wasOwn: boolean;
  fromHigh: number | null;
  fromLow: number | null;
};

const CHANGES = `
  SELECT c.version, s.sensor_id AS "sensorId", c.changed_at_ms AS "changedAtMs", c.changed_by AS "changedBy",
    c.is_own AS "isOwn", c.high, c.low, c.was_own AS "wasOwn", c.from_high AS "fromHigh", c.from_low AS "fromLow"
  FROM threshold_changes c LEFT JOIN sensors s USING (sensor_key)`;

/** Newest first; `sensorId` null: of the default. */
export function readThresholdChanges(
  pool: Pool,
  { sensorId, limit }: { sensorId: string | null; limit: number },
): Promise<ThresholdChange[]> {
  const newest = 'ORDER BY c.version DESC LIMIT $1';
  return readSnapshot(pool, (query) =>
    sensorId === null
      ? changes(query, `WHERE c.sensor_key IS NULL ${newest}`, [limit])
      : changes(query, `WHERE s.sensor_id = $2 ${newest}`, [limit, sensorId]),
  );
}

/** Every change of a sensor or of the default before a time, oldest first: people make few of them. */
export function readChangesBefore(query: Query, { sensorId, toMs }: { sensorId: string; toMs: number }) {
  const ofEither = 'WHERE (c.sensor_key IS NULL OR s.sensor_id = $1)';
  return changes(query, `${ofEither} AND coalesce(c.changed_at_ms, 0) < $2 ORDER BY c.version`, [sensorId, toMs]);
}

async function changes(query: Query, clauses: string, values: readonly unknown[]): Promise<ThresholdChange[]> {
  return (await query<Row>(`${CHANGES} ${clauses}`, values)).map(toChange);
}

function toChange({ isOwn, high, low, wasOwn, fromHigh, fromLow, ...change }: Row): ThresholdChange {
  const from: ThresholdLimits = { high: fromHigh, low: fromLow };
  return { ...change, from: wasOwn ? from : null, to: isOwn ? { high, low } : null };
}
