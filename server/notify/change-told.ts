import { type Channel, MOST_NAMED, type ToldChange } from '#protocol/channel';
import { type ChannelScope, withTold } from '#protocol/channel-scope';
import type { ToldRefusal } from '#server/notify-port';
import { type ChannelRow, toChannel } from './channel-row';
import * as sql from './sql/channels';
import type { Query } from './sql/database';

type Parts = { query: Query; nowMs: number };

/** Within one transaction. Nothing is written before it is known that everything can be. */
export async function changeTold(
  changes: readonly ToldChange[],
  { query, nowMs }: Parts,
): Promise<Channel[] | ToldRefusal> {
  // In one order, so that two who change the same channels do not wait for each other.
  const channelIds = [...new Set(changes.map(({ channelId }) => channelId))].sort((a, b) => a - b);
  const rows: ChannelRow[] = [];
  for (const channelId of channelIds) {
    const row = await sql.selectChannel(query, channelId);
    if (row === null) return 'no-such-channel';
    const ofIt = changes.filter((change) => change.channelId === channelId);
    rows.push({ ...row, draft: { ...row.draft, ...withTold(row.draft, ofIt) } });
  }
  if (rows.some(({ draft }) => namesTooMany(draft))) return 'too-many-named';
  const changed: ChannelRow[] = [];
  for (const { channelId, draft, secret } of rows) {
    const row = await sql.updateChannel(query, channelId, { draft, secret, nowMs });
    if (row !== null) changed.push(row);
  }
  return changed.map(toChannel);
}

function namesTooMany({ groups, exceptGroups, sensorIds, exceptSensorIds }: ChannelScope): boolean {
  const most = (lists: string[][], limit: number) => lists.some((names) => names.length > limit);
  return most([groups, exceptGroups], MOST_NAMED.groups) || most([sensorIds, exceptSensorIds], MOST_NAMED.sensorIds);
}
