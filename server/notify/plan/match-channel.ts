import type { Alert } from '#protocol/alert';
import type { ChannelDraft } from '#protocol/channel';
import type { StepKind } from '../news';

/** What of a step decides who is told. */
export type ToldStep = { kind: StepKind; alert: Pick<Alert, 'severity' | 'sensorId'>; group: string | null };

/** Groups and sensors both empty: everything. The feed is everybody's: without it no sensor is watched. */
export function isTold(channel: ChannelDraft, { kind, alert, group }: ToldStep): boolean {
  if (!channel.isOn || !channel.severities.includes(alert.severity)) return false;
  if (kind === 'ended' && !channel.tellsEnd) return false;
  const isAny = channel.groups.length === 0 && channel.sensorIds.length === 0;
  return (
    isAny ||
    alert.sensorId === '' ||
    channel.sensorIds.includes(alert.sensorId) ||
    (group !== null && channel.groups.includes(group))
  );
}
