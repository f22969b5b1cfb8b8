import type { Channel } from '#protocol/channel';
import { tellsOthers } from '#protocol/channel-scope';

/** A channel of everything, but for what is said here. */
export function buildChannel(channelId: number, parts: Partial<Channel> = {}): Channel {
  const scope = { groups: [], sensorIds: [], exceptGroups: [], exceptSensorIds: [], ...parts };
  return {
    channelId,
    name: `Channel ${channelId}`,
    isOn: true,
    target: { kind: 'ntfy', server: 'https://ntfy.sh', topic: 'isotherm' },
    severities: ['critical', 'warning'],
    tellsEnd: true,
    language: 'en',
    unit: 'celsius',
    timeZone: 'UTC',
    quiet: null,
    maxPerHour: 20,
    hasSecret: false,
    createdAtMs: 0,
    changedAtMs: 0,
    ...scope,
    tellsOthers: tellsOthers(scope),
  };
}
