import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { isOwnCaller } from '../domain/own-caller';
import type { Log, OwnOrigins } from '../ports';
import { type AudienceParts, createAudience, type LiveServer, type LiveSocket } from './audience';
import { backlogOf, type Connection, cut, isTooSlow, wireOf } from './backlog';
import { createPacketLimit } from './packet-limit';
import { NO_WATCH_LIST, parseWatchList } from './watch-list';

export type GatewayParts = Omit<AudienceParts, 'io'> & { origins: OwnOrigins; log: Log };

/** More browsers than one process can serve well; the rest are asked to come back. */
const MAX_SOCKETS = 5000;

/** Browsers send pongs, `resync` and `watch`, nothing larger. */
const MAX_EVENT_BYTES = 4096;

/** A dead line is noticed within ten seconds, a server busy for a few is forgiven. */
const PING_MS = 5000;

/** How often a browser may ask for a snapshot, in either way. */
const ASK_INTERVAL_MS = 1000;
const CHECK_MS = 1000;

/** The Socket.IO end of the wire: joins, frames, what browsers ask for; cuts browsers that read too slowly or send too much. */
export function createSocketGateway(parts: GatewayParts) {
  const { clock, log } = parts;
  const askedAtMs = new WeakMap<LiveSocket, number>();
  let io: LiveServer | null = null;
  let cancelCheck: (() => void) | null = null;
  const audience = createAudience({ ...parts, io: () => io });

  const askAgain = (socket: LiveSocket) => {
    const waitMs = (askedAtMs.get(socket) ?? Number.NEGATIVE_INFINITY) + ASK_INTERVAL_MS - clock.monotonicMs();
    if (waitMs > ASK_INTERVAL_MS) return;
    askedAtMs.set(socket, clock.monotonicMs() + Math.max(0, waitMs));
    if (waitMs <= 0) audience.join(socket);
    else clock.after(waitMs, () => audience.join(socket));
  };

  const watch = (socket: LiveSocket, value: unknown): string | null => {
    const sensorIds = parseWatchList(value);
    if (sensorIds === null) return NO_WATCH_LIST;
    audience.watches(socket, sensorIds);
    askAgain(socket);
    return null;
  };

  const welcome = (socket: LiveSocket) => {
    socket.on('disconnect', (reason) => {
      audience.leave(socket);
      // It may not stay unseen, or join again and again: a browser that leaves and comes back opens a new connection.
      if (reason === 'client namespace disconnect') cut(socket.conn);
    });
    socket.on('resync', () => askAgain(socket));
    socket.on('watch', (sensorIds: unknown, answer?: unknown) => {
      const refusal = watch(socket, sensorIds);
      if (typeof answer === 'function') answer(refusal);
    });
    const asked = parseWatchList(socket.handshake.auth.watch);
    if (asked !== null) audience.watches(socket, asked);
    audience.join(socket);
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
  };

  const check = () => {
    cutSlow();
    audience.lookAgain();
    cancelCheck = clock.after(CHECK_MS, check);
  };

  return {
    sendFrame: audience.sendFrame,
    sendSnapshot: audience.sendSnapshot,
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
      cancelCheck = clock.after(CHECK_MS, check);
    },
    /** Tells every browser that the server leaves; they come back by themselves. May be called twice. */
    stop(): void {
      cancelCheck?.();
      audience.stop();
      io?.disconnectSockets(true);
      io?.engine.close();
      io = null;
    },
  };
}

function isFull(io: LiveServer | null): boolean {
  return (io?.engine.clientsCount ?? 0) >= MAX_SOCKETS;
}
