import type { Pool } from 'pg';
import type { FeedEvent } from '#protocol/feed';
import { readSnapshot } from './reader';

const EVENTS = `
  SELECT kind, at_ms AS "atMs", partition, from_offset AS "fromOffset", to_offset AS "toOffset"
  FROM events ORDER BY at_ms DESC, event_id DESC LIMIT $1`;

/** What happened to the log and the database, newest first. */
export function readEvents(pool: Pool, { limit }: { limit: number }): Promise<FeedEvent[]> {
  return readSnapshot(pool, (query) => query<FeedEvent>(EVENTS, [limit]));
}
