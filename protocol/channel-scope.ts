import type { ChannelDraft, ToldChange } from './channel';

/** Which sensors a channel tells of. */
export type ChannelScope = Pick<
  ChannelDraft,
  'groups' | 'sensorIds' | 'exceptGroups' | 'exceptSensorIds' | 'tellsOthers'
>;

/** Of what a channel may say whether it tells of it. */
export type ToldLevel = Pick<ToldChange, 'scope' | 'id'>;

/** Whether it tells of sensors that neither it nor their group is named of. */
export function tellsOthers({ groups, sensorIds, tellsOthers: said }: ChannelScope): boolean {
  return said ?? groups.length + sensorIds.length === 0;
}

/** What it says of a level itself; null: nothing, so that the level above decides. */
export function saidOf(channel: ChannelScope, { scope, id }: ToldLevel): boolean | null {
  if (scope === 'all') return tellsOthers(channel);
  const [told, except] =
    scope === 'group' ? [channel.groups, channel.exceptGroups] : [channel.sensorIds, channel.exceptSensorIds];
  if (told.includes(id)) return true;
  return except.includes(id) ? false : null;
}

/** Whether it tells of a group's sensors, those to come too; null: of sensors without a group. */
export function tellsGroup(channel: ChannelScope, group: string | null): boolean {
  const said = group === null ? null : saidOf(channel, { scope: 'group', id: group });
  return said ?? tellsOthers(channel);
}

/** The nearest that says something decides: of the sensor, of its group, of all others. */
export function tellsSensor(channel: ChannelScope, { sensorId, group }: { sensorId: string; group: string | null }) {
  return saidOf(channel, { scope: 'sensor', id: sensorId }) ?? tellsGroup(channel, group);
}

/** The scope after one change. A last name taken away does not make it everything. */
export function withTold(
  channel: ChannelScope,
  { scope, id, tells }: Omit<ToldChange, 'channelId'>,
): Required<ChannelScope> {
  const { groups, sensorIds, exceptGroups, exceptSensorIds } = channel;
  const others = scope === 'all' ? tells === true : tellsOthers(channel);
  const named = (names: string[], isNamed: boolean) => [
    ...names.filter((name) => name !== id),
    ...(isNamed ? [id] : []),
  ];
  const after = { groups, sensorIds, exceptGroups, exceptSensorIds, tellsOthers: others };
  if (scope === 'all') return after;
  if (scope === 'group')
    return { ...after, groups: named(groups, tells === true), exceptGroups: named(exceptGroups, tells === false) };
  return {
    ...after,
    sensorIds: named(sensorIds, tells === true),
    exceptSensorIds: named(exceptSensorIds, tells === false),
  };
}

/** Names of a scope that are there twice: told of and excepted at once, by their field. */
export function contradictions({ groups, sensorIds, exceptGroups, exceptSensorIds }: ChannelScope) {
  return {
    exceptGroups: exceptGroups.filter((name) => groups.includes(name)),
    exceptSensorIds: exceptSensorIds.filter((id) => sensorIds.includes(id)),
  };
}
