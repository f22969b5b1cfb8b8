import type { Channel, ChannelDraft, Delivery, ToldChange } from '#protocol/channel';
import { type CommandResult, command, request } from '../live/request';

/** How a message of test was taken; `error` says what to do. */
export type TestResult = { delivered: boolean; error: string | null };

export function readChannels(signal?: AbortSignal): Promise<CommandResult<{ channels: Channel[] }>> {
  return request('/api/channels', { method: 'GET', signal });
}

/** `seen`: the channel as it was when its change began, 412 in `problem` when it is another by now; null: a new one. */
export function saveChannel(seen: Channel | null, draft: ChannelDraft): Promise<CommandResult<Channel>> {
  if (seen === null) return command('/api/channels', { method: 'POST', body: draft });
  const ifMatch = `"${seen.changedAtMs}"`;
  return command(`/api/channels/${seen.channelId}`, { method: 'PUT', body: draft, ifMatch });
}

/** Changes of which sensors channels tell, all or none; answers how those are then. */
export function changeTold(changes: readonly ToldChange[]): Promise<CommandResult<{ channels: Channel[] }>> {
  return command('/api/channels', { method: 'PATCH', body: { changes } });
}

export function removeChannel(channelId: number): Promise<CommandResult<null>> {
  return command(`/api/channels/${channelId}`, { method: 'DELETE' });
}

export function testChannel(channelId: number): Promise<CommandResult<TestResult>> {
  return request(`/api/channels/${channelId}/test`, { method: 'POST', body: {} });
}

export function readDeliveries(
  cursor: string | null,
  signal?: AbortSignal,
): Promise<CommandResult<{ deliveries: Delivery[]; next: string | null }>> {
  const query = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return request(`/api/deliveries?limit=30${query}`, { method: 'GET', signal });
}
