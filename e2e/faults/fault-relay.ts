import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a relay hands on to: a port of 127.0.0.1, or the file of a socket. */
export type Target = { port: number } | { path: string };

/** A network with faults, between the product and what it depends on. */
export type FaultRelay = {
  port: number;
  /** Ends every connection and takes no new one. */
  cut(): void;
  /** Lets connections stand, takes new ones, and passes nothing on: a black hole. */
  stall(): void;
  restore(): void;
  /** Ends every connection with a reset, and says how many; new ones are taken. */
  reset(): number;
  /**
   * Ends the next connection that sends a COMMIT: `before` it reached the server, or `after` the server did it, with
   * the answer lost. Resolves when that has happened.
   */
  cutAtCommit(when: 'before' | 'after'): Promise<void>;
  stop(): Promise<void>;
};

type Trap = { when: 'before' | 'after'; sprung(): void };
type State = { mode: 'open' | 'cut' | 'stalled'; sockets: Set<Socket>; trap: Trap | null };

/** Listens on a free port of 127.0.0.1, or on `port`. `target` is asked for with each connection. */
export async function startFaultRelay(target: () => Target, port = 0): Promise<FaultRelay> {
  const state: State = { mode: 'open', sockets: new Set(), trap: null };
  const server = createServer((near) => {
    if (state.mode === 'cut') near.destroy();
    else join(near, connect(target()), state);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (end: (socket: Socket) => void) => {
    for (const socket of [...state.sockets]) end(socket);
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state.mode = 'cut';
      endAll((socket) => socket.destroy());
    },
    stall() {
      state.mode = 'stalled';
      endAll((socket) => socket.pause());
    },
    restore() {
      state.mode = 'open';
      endAll((socket) => socket.resume());
    },
    reset() {
      const connections = state.sockets.size / 2;
      // Only TCP knows a reset; the file of a socket is merely closed.
      endAll((socket) => (socket.remoteAddress === undefined ? socket.destroy() : socket.resetAndDestroy()));
      return connections;
    },
    cutAtCommit: (when) =>
      new Promise((sprung) => {
        state.trap = { when, sprung };
      }),
    async stop() {
      state.mode = 'cut';
      endAll((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}

function join(near: Socket, far: Socket, state: State): void {
  let isLosingAnswer = false;
  const lose = () => {
    near.destroy();
    far.destroy();
  };
  near.on('data', (chunk) => {
    const { trap } = state;
    if (trap === null || !hasCommit(chunk)) return far.write(chunk);
    state.trap = null;
    if (trap.when === 'after') far.write(chunk);
    else lose();
    isLosingAnswer = true;
    far.once(trap.when === 'after' ? 'data' : 'close', trap.sprung);
  });
  far.on('data', (chunk) => (isLosingAnswer ? lose() : near.write(chunk)));
  for (const [socket, other] of [
    [near, far],
    [far, near],
  ] as const) {
    state.sockets.add(socket);
    if (state.mode === 'stalled') socket.pause();
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      state.sockets.delete(socket);
      other.destroy();
    });
  }
}

/** A simple query of PostgreSQL's protocol: its letter, its length with the length itself, the text and a zero. */
const COMMIT = Buffer.concat([Buffer.from([0x51, 0, 0, 0, 11]), Buffer.from('COMMIT\0')]);

const hasCommit = (chunk: Buffer) => chunk.includes(COMMIT);
