import type { Channel, ToldChange } from '#protocol/channel';
import { type ChannelScope, saidOf, tellsGroup, tellsOthers, tellsSensor, withTold } from '#protocol/channel-scope';
import { membersOf } from './levels';
import { ruledGroup, type Target } from './target';

/** Whom a person ticked or unticked and did not save, by channel. */
export type ToldTicks = Readonly<Record<number, boolean>>;

/** Whether a channel tells of all sensors of a form, of some, or of none. */
export type ToldState = 'all' | 'some' | 'none';

/** Whom a form is about, as channels see it: everything, a group with its sensors, or sensors with the group of each. */
export type ToldAbout =
  | { kind: 'all' }
  | { kind: 'group'; group: string; sensorIds: readonly string[] }
  | { kind: 'sensors'; sensors: readonly { sensorId: string; group: string | null }[] };

/** `groupOf`: the group a sensor is in, or is about to be. */
export function toldAbout(
  target: Target,
  settings: Parameters<typeof membersOf>[1],
  groupOf: (sensorId: string) => string | null,
): ToldAbout {
  if (target.kind === 'all') return { kind: 'all' };
  const group = ruledGroup(target);
  const chosen = target.kind === 'sensors' ? target.sensorIds : [];
  return group === null
    ? { kind: 'sensors', sensors: chosen.map((sensorId) => ({ sensorId, group: groupOf(sensorId) })) }
    : { kind: 'group', group, sensorIds: [...new Set([...membersOf(group, settings), ...chosen])] };
}

/** A group's sensors to come count as one of them. */
export function toldState(channel: ChannelScope, about: ToldAbout): ToldState {
  if (about.kind === 'all') return stateOfAll(channel);
  const told =
    about.kind === 'group'
      ? [
          tellsGroup(channel, about.group),
          ...about.sensorIds.map((sensorId) => tellsSensor(channel, { sensorId, group: about.group })),
        ]
      : about.sensors.map((sensor) => tellsSensor(channel, sensor));
  if (told.every((isTold) => isTold)) return 'all';
  return told.some((isTold) => isTold) ? 'some' : 'none';
}

function stateOfAll(channel: ChannelScope): ToldState {
  const isAll = tellsOthers(channel);
  const [others, but] = isAll
    ? (['all', channel.exceptGroups.length + channel.exceptSensorIds.length] as const)
    : (['none', channel.groups.length + channel.sensorIds.length] as const);
  return but === 0 ? others : 'some';
}

/** What saving sends: a channel that tells of them as it is ticked already is left out, as is one that is gone. */
export function toldChanges(ticks: ToldTicks, channels: readonly Channel[], about: ToldAbout): ToldChange[] {
  return channels.flatMap((channel) => {
    const tells = ticks[channel.channelId];
    if (tells === undefined || toldState(channel, about) === (tells ? 'all' : 'none')) return [];
    const { channelId } = channel;
    return wanted(channel, tells, about)
      .filter((change) => change.tells !== saidOf(channel, change))
      .map((change): ToldChange => ({ ...change, channelId }) as ToldChange);
  });
}

type Wanted = Pick<ToldChange, 'scope' | 'id' | 'tells'>;

// What follows from the level above is not said: who is put in another group later follows that one. And what single
// ones say for themselves gives way where all of them are ticked at once.
function wanted(channel: ChannelScope, tells: boolean, about: ToldAbout): Wanted[] {
  const silent = (scope: 'group' | 'sensor', ids: readonly string[]) =>
    ids.map((id): Wanted => ({ scope, id, tells: null }));
  if (about.kind === 'all')
    return [
      { scope: 'all', id: '', tells },
      ...silent('group', [...channel.groups, ...channel.exceptGroups]),
      ...silent('sensor', [...channel.sensorIds, ...channel.exceptSensorIds]),
    ];
  if (about.kind === 'group')
    return [
      { scope: 'group', id: about.group, tells: tells === tellsOthers(channel) ? null : tells },
      ...silent('sensor', about.sensorIds),
    ];
  return about.sensors.map(({ sensorId, group }) => ({
    scope: 'sensor',
    id: sensorId,
    tells: tells === tellsGroup(channel, group) ? null : tells,
  }));
}

/** What a channel would tell of. */
export function scopeAfter(channel: Channel, changes: readonly ToldChange[]): ChannelScope {
  return withTold(
    channel,
    changes.filter(({ channelId }) => channelId === channel.channelId),
  );
}

/** What takes changes back: of each level just what the channel said `before`. */
export function undoTold(changes: readonly ToldChange[], before: readonly Channel[]): ToldChange[] {
  return changes.flatMap((change) => {
    const channel = before.find(({ channelId }) => channelId === change.channelId);
    return channel === undefined ? [] : [{ ...change, tells: saidOf(channel, change) } as ToldChange];
  });
}

/** One sensor takes the place of another: who was told of that one by name is told of it. */
export function replaceTold(
  { oldId, newId }: { oldId: string; newId: string },
  channels: readonly Channel[],
): ToldChange[] {
  return channels.flatMap((channel): ToldChange[] => {
    const tells = saidOf(channel, { scope: 'sensor', id: oldId });
    const isSaid = tells === null || tells === saidOf(channel, { scope: 'sensor', id: newId });
    return isSaid ? [] : [{ channelId: channel.channelId, scope: 'sensor', id: newId, tells }];
  });
}
