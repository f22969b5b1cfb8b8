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

/** The scope after these changes, one after the other. A last name taken away does not make it everything. */
export function withTold(
  channel: ChannelScope,
  changes: readonly Omit<ToldChange, 'channelId'>[],
): Required<ChannelScope> {
  let others = tellsOthers(channel);
  const group = saidByName(channel.groups, channel.exceptGroups);
  const sensor = saidByName(channel.sensorIds, channel.exceptSensorIds);
  for (const { scope, id, tells } of changes) {
    const said = scope === 'group' ? group : sensor;
    if (scope === 'all') others = tells === true;
    else if (tells === null) said.delete(id);
    else said.set(id, tells);
  }
  return {
    groups: namesOf(group, true),
    sensorIds: namesOf(sensor, true),
    exceptGroups: namesOf(group, false),
    exceptSensorIds: namesOf(sensor, false),
    tellsOthers: others,
  };
}

function saidByName(told: readonly string[], except: readonly string[]): Map<string, boolean> {
  return new Map([...except.map((name) => [name, false] as const), ...told.map((name) => [name, true] as const)]);
}

function namesOf(said: ReadonlyMap<string, boolean>, tells: boolean): string[] {
  return [...said].filter(([, isTold]) => isTold === tells).map(([name]) => name);
}

/** Names of a scope that are there twice: told of and excepted at once, by their field. */
export function contradictions({ groups, sensorIds, exceptGroups, exceptSensorIds }: ChannelScope) {
  return {
    exceptGroups: exceptGroups.filter((name) => groups.includes(name)),
    exceptSensorIds: exceptSensorIds.filter((id) => sensorIds.includes(id)),
  };
}
