import type { Channel } from '#protocol/channel';
import type { Settings } from '#protocol/settings';
import { detailsOf } from './levels';

/** A channel that tells of some of these sensors. */
export type Told = { channelId: number; name: string; isCriticalOnly: boolean; isOn: boolean };

type Asked = {
  sensorIds: readonly string[] /** The group they are about to be in; null: the one they are in. */;
  group: string | null;
};

/** Whom alerts of these sensors are told to, by each channel's own choice of groups and sensors. */
export function toldOf(
  channels: readonly Channel[],
  { sensorIds, group }: Asked,
  settings: readonly Settings[],
): Told[] {
  const groups = new Set(sensorIds.map((id) => group ?? detailsOf(id, settings).group));
  return channels
    .filter((channel) => channel.groups.length + channel.sensorIds.length === 0 || hears(channel, groups, sensorIds))
    .map(({ channelId, name, isOn, severities }) => ({
      channelId,
      name,
      isOn,
      isCriticalOnly: !severities.includes('warning'),
    }));
}

function hears(channel: Channel, groups: ReadonlySet<string | null>, sensorIds: readonly string[]): boolean {
  return channel.groups.some((name) => groups.has(name)) || channel.sensorIds.some((id) => sensorIds.includes(id));
}
