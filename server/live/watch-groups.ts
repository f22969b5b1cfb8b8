import type { Frame } from '#protocol/frame';

/** Browsers that watch the same sensors: one room, one numbering, one encoding. */
export type WatchGroup = {
  room: string;
  sensorIds: readonly string[];
  watched: ReadonlySet<string>;
  /** The last frame sent to it. */
  seq: number;
};

/** Knows which sensors each member watches. `Member` is a browser's socket. */
export function createWatchGroups<Member>() {
  const groups = new Map<string, WatchGroup & { members: Set<Member> }>();
  const groupOf = new Map<Member, string>();
  let made = 0;

  const leave = (member: Member): WatchGroup | null => {
    const key = groupOf.get(member);
    const group = key === undefined ? undefined : groups.get(key);
    if (key === undefined || group === undefined) return null;
    groupOf.delete(member);
    group.members.delete(member);
    if (group.members.size === 0) groups.delete(key);
    return group;
  };

  return {
    all: (): Iterable<WatchGroup> => groups.values(),
    size: () => groupOf.size,
    /** The group it was in, if any. */
    leave,
    /** `sensorIds` in their one order. The member must be in no group. */
    join(member: Member, sensorIds: readonly string[]): WatchGroup {
      const key = sensorIds.join('\n');
      let group = groups.get(key);
      if (group === undefined) {
        // A room of its own each time: one that emptied and filled again counts anew.
        made += 1;
        group = { room: `watch ${made}`, sensorIds, watched: new Set(sensorIds), seq: 0, members: new Set() };
        groups.set(key, group);
      }
      group.members.add(member);
      groupOf.set(member, key);
      return group;
    },
    /** What of a frame each group has to be told, under the group's next number. */
    split({ readings = [], serverTimeMs }: Frame): { room: string; browsers: number; frame: Frame }[] {
      if (readings.length === 0) return [];
      return [...groups.values()].flatMap((group) => {
        const watched = readings.filter(([sensorId]) => group.watched.has(sensorId));
        if (watched.length === 0) return [];
        group.seq += 1;
        return [
          {
            room: group.room,
            browsers: group.members.size,
            frame: { seq: group.seq, serverTimeMs, readings: watched },
          },
        ];
      });
    },
  };
}
