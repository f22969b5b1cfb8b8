import type { Pool } from 'pg';
import { readSnapshot } from './reader';

export type StoreSizes = { readings: number; rollups: number; other: number };

// A partition that is dropped meanwhile has no size any more, which sum() leaves out.
const SIZES = `
  SELECT CASE parent.relname WHEN 'readings' THEN 'readings' WHEN 'minutes' THEN 'rollups' WHEN 'hours' THEN 'rollups'
    ELSE 'other' END AS part, coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes
  FROM pg_class c
  LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
  LEFT JOIN pg_class parent ON parent.oid = i.inhparent
  WHERE c.relkind = 'r' AND c.relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'sensors'::regclass)
  GROUP BY 1`;

/** Bytes on disk, indexes and all. */
export async function readSizes(pool: Pool): Promise<StoreSizes> {
  const rows = await readSnapshot(pool, (query) => query<{ part: keyof StoreSizes; bytes: number }>(SIZES));
  return { readings: 0, rollups: 0, other: 0, ...Object.fromEntries(rows.map(({ part, bytes }) => [part, bytes])) };
}
