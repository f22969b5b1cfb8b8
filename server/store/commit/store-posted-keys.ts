import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** Remembers the keys under which records were posted. One that is there is older than a day, and begins anew. */
export async function storePostedKeys({ keys }: WriteBatch, { client }: CommitContext): Promise<void> {
  if (keys.length === 0) return;
  const latest = [...new Map(keys.map(({ key, atMs }) => [key, atMs]))];
  await client.query(
    `INSERT INTO idempotency_keys (key, at_ms) SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (key) DO UPDATE SET at_ms = excluded.at_ms`,
    [latest.map(([key]) => key), latest.map(([, atMs]) => atMs)],
  );
}
