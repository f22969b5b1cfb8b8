import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { type BrowserEvents, PROTOCOL_VERSION, type ServerEvents, type Snapshot } from '#protocol/frame';
import { isOwnCaller } from '../domain/own-caller';
import type { Clock, Log, OwnOrigins, SendFrame } from '../ports';
import { backlogOf, type Connection, cut, isTooSlow, wireOf } from './backlog';
import { createPacketLimit } from './packet-limit';

/** What the board adds to a snapshot; the gateway adds number and time. */
export type SnapshotBody = Omit<Snapshot, 'protocol' | 'seq' | 'serverTimeMs'>;

export type GatewayParts = {
  origins: OwnOrigins;
  clock: Clock;
  log: Log;
  snapshotBody: () => SnapshotBody;
  /** Sends what is pending and returns the number of the last frame. */
  flush: () => number;
};

type LiveServer = Server<BrowserEvents, ServerEvents, DefaultEventsMap, object>;
type LiveSocket = Socket<BrowserEvents, ServerEvents, DefaultEventsMap, object>;

const ROOM = 'live';

/** More browsers than one process can serve well; the rest are asked to come back. */
const MAX_SOCKETS = 5000;

/** Browsers send pongs and `resync`, nothing larger. */
const MAX_EVENT_BYTES = 4096;

/** A dead line is noticed within ten seconds, a server busy for a few is forgiven. */
const PING_MS = 5000;

/** Joiners this close together share one encoded snapshot: after a restart all browsers come at once. */
const JOIN_GATHER_MS = 10;

const RESYNC_INTERVAL_MS = 1000;
const BACKLOG_CHECK_MS = 1000;

/** The Socket.IO end of the wire: joins, frames, resyncs; cuts browsers that read too slowly or send too much. */
export function createSocketGateway(parts: GatewayParts) {
  const { clock, log } = parts;
  const joiners = new Set<LiveSocket>();
  const resyncedAtMs = new WeakMap<LiveSocket, number>();
  let io: LiveServer | null = null;
  let cancelCheck: (() => void) | null = null;

  // Flush, snapshot and join are one synchronous step: no change can fall between a snapshot and the first frame.
  const joinAll = () => {
    const sockets = [...joiners].filter((socket) => socket.connected);
    joiners.clear();
    if (!io || sockets.length === 0) return;
    io.to(sockets.map((socket) => socket.id)).emit('snapshot', takeSnapshot());
    for (const socket of sockets) socket.join(ROOM);
  };

  const takeSnapshot = (): Snapshot => {
    const seq = parts.flush();
    return { protocol: PROTOCOL_VERSION, seq, serverTimeMs: clock.nowMs(), ...parts.snapshotBody() };
  };

  const askToJoin = (socket: LiveSocket) => {
    if (joiners.size === 0) clock.after(JOIN_GATHER_MS, joinAll);
    joiners.add(socket);
  };

  const resync = (socket: LiveSocket) => {
    const waitMs = (resyncedAtMs.get(socket) ?? Number.NEGATIVE_INFINITY) + RESYNC_INTERVAL_MS - clock.monotonicMs();
    if (waitMs > RESYNC_INTERVAL_MS) return;
    resyncedAtMs.set(socket, clock.monotonicMs() + Math.max(0, waitMs));
    if (waitMs <= 0) askToJoin(socket);
    else clock.after(waitMs, () => askToJoin(socket));
  };

  const welcome = (socket: LiveSocket) => {
    // It may not stay unseen, or join again and again: a browser that leaves and comes back opens a new connection.
    socket.on('disconnect', (reason) => {
      if (reason === 'client namespace disconnect') cut(socket.conn);
    });
    socket.on('resync', () => resync(socket));
    askToJoin(socket);
  };

  const limitPackets = (connection: Connection) => {
    const limit = createPacketLimit(clock);
    const count = () => {
      if (!limit.take()) cut(connection);
    };
    connection.on('packet', count);
    // The library below answers these by itself, and no packet tells of them.
    wireOf(connection)?.on?.('ping', count);
  };

  const cutSlow = () => {
    for (const socket of io?.sockets.sockets.values() ?? []) {
      const backlog = backlogOf(socket.conn);
      if (!isTooSlow(backlog)) continue;
      log.warn('socket-too-slow', { ...backlog, address: socket.handshake.address });
      cut(socket.conn);
    }
    cancelCheck = clock.after(BACKLOG_CHECK_MS, cutSlow);
  };

  const sendFrame: SendFrame = (frame) => {
    const deliveries = browserCount();
    if (deliveries > 0) io?.to(ROOM).emit('frame', frame);
    return deliveries;
  };

  const browserCount = () => io?.of('/').adapter.rooms.get(ROOM)?.size ?? 0;

  return {
    sendFrame,
    /** A new snapshot for every browser that has joined. */
    sendSnapshot(): void {
      if (browserCount() > 0) io?.to(ROOM).emit('snapshot', takeSnapshot());
    },
    socketCount: () => io?.of('/').sockets.size ?? 0,
    start(server: HttpServer): void {
      io = new Server(server, {
        path: '/socket.io/',
        transports: ['websocket'],
        serveClient: false,
        destroyUpgrade: false,
        perMessageDeflate: false,
        maxHttpBufferSize: MAX_EVENT_BYTES,
        pingInterval: PING_MS,
        pingTimeout: PING_MS,
        connectTimeout: PING_MS,
        allowRequest: (request, answer) => answer(null, isOwnCaller(request.headers, parts.origins) && !isFull(io)),
      });
      io.engine.on('connection', limitPackets);
      io.on('connection', welcome);
      cancelCheck = clock.after(BACKLOG_CHECK_MS, cutSlow);
    },
    /** Tells every browser that the server leaves; they come back by themselves. May be called twice. */
    stop(): void {
      cancelCheck?.();
      io?.disconnectSockets(true);
      io?.engine.close();
      io = null;
    },
  };
}

function isFull(io: LiveServer | null): boolean {
  return (io?.engine.clientsCount ?? 0) >= MAX_SOCKETS;
}
