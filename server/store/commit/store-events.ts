import type { WriteBatch } from '#server/domain/write-batch';
import type { CommitContext } from './commit-batch';

/** Keeps what happened to the log or the database. */
export async function storeEvents({ events }: WriteBatch, { client }: CommitContext): Promise<void> {
  for (const { atMs, kind, partition, fromOffset, toOffset } of events) {
    await client.query(
      'INSERT INTO events (at_ms, kind, partition, from_offset, to_offset) VALUES ($1, $2, $3, $4, $5)',
      [atMs, kind, partition, fromOffset, toOffset],
    );
  }
}
