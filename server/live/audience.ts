import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import { type BrowserEvents, PROTOCOL_VERSION, type ServerEvents, type Snapshot } from '#protocol/frame';
import type { Clock, SendFrame } from '../ports';
import { areMany } from './many-sensors';
import { createOverview } from './overview';
import { createWatchGroups, type WatchGroup } from './watch-groups';

export type LiveServer = Server<BrowserEvents, ServerEvents, DefaultEventsMap, object>;
export type LiveSocket = Socket<BrowserEvents, ServerEvents, DefaultEventsMap, object>;

/** What the board adds to a snapshot; the audience adds numbers and time. */
export type SnapshotBody = Omit<Snapshot, 'protocol' | 'seq' | 'serverTimeMs' | 'overviewSeq' | 'watching'>;

export type AudienceParts = {
  clock: Clock;
  io: () => LiveServer | null;
  sensorCount: () => number;
  /** `watched`: of the other sensors only where they stand; null: all of all. */
  snapshotBody: (watched: ReadonlySet<string> | null) => SnapshotBody;
  /** Sends what is pending and returns the number of the last frame. */
  flush: () => number;
};

/** Those who are sent everything. */
const ROOM = 'live';

/** Those who are sent what they watch: the overview goes to all of them. */
const OVERVIEW_ROOM = 'overview';

/** Joiners this close together share one encoded snapshot: after a restart all browsers come at once. */
const JOIN_GATHER_MS = 10;

/** Who is sent what: everything, or while there are many sensors, to those who watch, what they watch and the overview. */
export function createAudience(parts: AudienceParts) {
  const { clock } = parts;
  const joiners = new Set<LiveSocket>();
  // Only of browsers that can watch; whoever never said so is sent everything, however many sensors there are.
  const watchLists = new Map<LiveSocket, readonly string[]>();
  const groups = createWatchGroups<LiveSocket>();
  const to = (rooms: string | readonly string[]) => parts.io()?.to(rooms as string | string[]);
  const overview = createOverview({ clock, send: (told) => void to(OVERVIEW_ROOM)?.emit('overview', told) });
  let isMany = false;

  const countIn = (room: string) => parts.io()?.of('/').adapter.rooms.get(room)?.size ?? 0;

  // Flush, join and snapshot are one synchronous step: no change can fall between a snapshot and the first frame.
  const joinAll = () => {
    const wereMany = isMany;
    isMany = areMany(parts.sensorCount(), wereMany);
    if (isMany !== wereMany) for (const socket of watchLists.keys()) joiners.add(socket);
    const sockets = [...joiners].filter((socket) => socket.connected);
    joiners.clear();
    if (sockets.length === 0) return;
    const seq = parts.flush();
    const joined = new Map<WatchGroup | null, string[]>();
    for (const socket of sockets) {
      const group = place(socket);
      joined.set(group, [...(joined.get(group) ?? []), socket.id]);
    }
    for (const [group, ids] of joined) to(ids)?.emit('snapshot', group ? snapshotOf(group) : snapshotOfAll(seq));
  };

  /** Its group, or null where it is sent everything. Rooms are in memory: nothing of this waits. */
  const place = (socket: LiveSocket): WatchGroup | null => {
    const left = groups.leave(socket);
    if (left) void socket.leave(left.room);
    const list = isMany ? watchLists.get(socket) : undefined;
    void socket.leave(list ? ROOM : OVERVIEW_ROOM);
    const group = list ? groups.join(socket, list) : null;
    void socket.join(group ? [OVERVIEW_ROOM, group.room] : ROOM);
    return group;
  };

  const base = (watched: ReadonlySet<string> | null) => ({
    protocol: PROTOCOL_VERSION,
    serverTimeMs: clock.nowMs(),
    ...parts.snapshotBody(watched),
  });
  const snapshotOfAll = (seq: number): Snapshot => ({ ...base(null), seq });
  const snapshotOf = ({ seq, watched, sensorIds }: WatchGroup): Snapshot => ({
    ...base(watched),
    ...{ seq, overviewSeq: overview.seq(), watching: [...sensorIds] },
  });

  const sendFrame: SendFrame = (frame) => {
    const everything = countIn(ROOM);
    if (everything > 0) to(ROOM)?.emit('frame', frame);
    if (groups.size() === 0) {
      overview.clear();
      return everything;
    }
    overview.take(frame);
    const split = groups.split(frame);
    for (const { room, frame: own } of split) to(room)?.emit('frame', own);
    return split.reduce((sum, { browsers }) => sum + browsers, everything);
  };

  return {
    sendFrame,
    /** It gets a snapshot soon, and then what goes on from there. */
    join(socket: LiveSocket): void {
      if (joiners.size === 0) clock.after(JOIN_GATHER_MS, joinAll);
      joiners.add(socket);
    },
    /** Says what it watches from its next snapshot on. */
    watches(socket: LiveSocket, sensorIds: readonly string[]): void {
      watchLists.set(socket, sensorIds);
    },
    leave(socket: LiveSocket): void {
      watchLists.delete(socket);
      joiners.delete(socket);
      groups.leave(socket);
    },
    /** Where few sensors have become many, or many few, those who watch are told anew. */
    lookAgain(): void {
      if (areMany(parts.sensorCount(), isMany) !== isMany) joinAll();
    },
    /** A new snapshot for every browser that has joined. */
    sendSnapshot(): void {
      const seq = parts.flush();
      overview.clear();
      if (countIn(ROOM) > 0) to(ROOM)?.emit('snapshot', snapshotOfAll(seq));
      for (const group of groups.all()) to(group.room)?.emit('snapshot', snapshotOf(group));
    },
    stop: () => overview.clear(),
  };
}
