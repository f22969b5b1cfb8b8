import type { Alert } from '#protocol/alert';
import type { ChannelDraft } from '#protocol/channel';
import { tellsSensor } from '#protocol/channel-scope';
import type { StepKind } from '../news';

/** What of a step decides who is told. */
export type ToldStep = { kind: StepKind; alert: Pick<Alert, 'severity' | 'sensorId'>; group: string | null };

/** The feed is everybody's: without it no sensor is watched. */
export function isTold(channel: ChannelDraft, { kind, alert, group }: ToldStep): boolean {
  if (!channel.isOn || !channel.severities.includes(alert.severity)) return false;
  if (kind === 'ended' && !channel.tellsEnd) return false;
  return alert.sensorId === '' || tellsSensor(channel, { sensorId: alert.sensorId, group });
}
