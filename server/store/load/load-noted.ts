import type { ClientBase } from 'pg';
import type { FeedEvent } from '#protocol/feed';
import { IDEMPOTENCY_MS } from '#server/domain/idempotency';

/** Keys of the last day under which records were posted, oldest first. */
export async function loadPostedKeys(client: ClientBase, nowMs: number): Promise<{ key: string; atMs: number }[]> {
  const { rows } = await client.query<{ key: string; at_ms: number }>(
    'SELECT key, at_ms FROM idempotency_keys WHERE at_ms > $1 ORDER BY at_ms',
    [nowMs - IDEMPOTENCY_MS],
  );
  return rows.map(({ key, at_ms }) => ({ key, atMs: at_ms }));
}

const EVENTS_MS = 24 * 3_600_000;
const MAX_EVENTS = 5;

type EventRow = {
  at_ms: number;
  kind: FeedEvent['kind'];
  partition: number;
  from_offset: number;
  to_offset: number;
};

/** What happened to the log or the database during the last day, newest last. */
export async function loadEvents(client: ClientBase, nowMs: number): Promise<FeedEvent[]> {
  const { rows } = await client.query<EventRow>(
    `SELECT at_ms, kind, partition, from_offset, to_offset FROM events
     WHERE at_ms > $1 ORDER BY event_id DESC LIMIT ${MAX_EVENTS}`,
    [nowMs - EVENTS_MS],
  );
  return rows.reverse().map(({ at_ms, kind, partition, from_offset, to_offset }) => ({
    atMs: at_ms,
    kind,
    partition,
    fromOffset: from_offset,
    toOffset: to_offset,
  }));
}
