import type { ChannelDraft } from '#protocol/channel';
import type { ChannelRow } from '../channel-row';
import type { Query } from './database';

// Channels of a version that knew no exceptions say nothing of them.
const DRAFT = `'{"exceptGroups": [], "exceptSensorIds": []}'::jsonb || draft`;

const COLUMNS = `channel_id AS "channelId", ${DRAFT} AS draft, secret, created_at_ms AS "createdAtMs", changed_at_ms AS "changedAtMs"`;

type Written = { draft: ChannelDraft; secret: string | null; nowMs: number };

export function selectChannels(query: Query): Promise<ChannelRow[]> {
  return query<ChannelRow>(`SELECT ${COLUMNS} FROM channels ORDER BY channel_id`);
}

export async function selectChannel(query: Query, channelId: number): Promise<ChannelRow | null> {
  const [row] = await query<ChannelRow>(`SELECT ${COLUMNS} FROM channels WHERE channel_id = $1 FOR UPDATE`, [
    channelId,
  ]);
  return row ?? null;
}

/** Null: there are as many as there may be. */
export async function insertChannel(
  query: Query,
  { draft, secret, nowMs, most }: Written & { most: number },
): Promise<ChannelRow | null> {
  const [row] = await query<ChannelRow>(
    `INSERT INTO channels (draft, secret, created_at_ms, changed_at_ms)
     SELECT $1::jsonb, $2::text, $3::bigint, $3::bigint WHERE (SELECT count(*) FROM channels) < $4 RETURNING ${COLUMNS}`,
    [JSON.stringify(draft), secret, nowMs, most],
  );
  return row ?? null;
}

/** Its time of change never comes twice, however fast one follows another: it says which version was seen. */
export async function updateChannel(
  query: Query,
  channelId: number,
  { draft, secret, nowMs }: Written,
): Promise<ChannelRow | null> {
  const [row] = await query<ChannelRow>(
    `UPDATE channels SET draft = $2::jsonb, secret = $3, changed_at_ms = greatest($4, changed_at_ms + 1) WHERE channel_id = $1 RETURNING ${COLUMNS}`,
    [channelId, JSON.stringify(draft), secret, nowMs],
  );
  return row ?? null;
}

/** Its deliveries stay; those that wait are not sent. */
export async function deleteChannel(query: Query, channelId: number): Promise<ChannelRow | null> {
  const [row] = await query<ChannelRow>(`DELETE FROM channels WHERE channel_id = $1 RETURNING ${COLUMNS}`, [channelId]);
  return row ?? null;
}
