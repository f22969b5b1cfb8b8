import type { Server } from 'socket.io';

/** What waits for one browser, unsent. */
export type Backlog = { bytes: number; packets: number };

/** Above the largest snapshot (60 000 points, 3 MB), so that a newcomer on a slow line is not cut while it loads. */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;

/** Half a minute of frames at their fastest: such a browser shows the past, a new snapshot serves it better. */
const MAX_BACKLOG_PACKETS = 600;

/** True for a browser that reads so slowly that what waits for it has to be given up. */
export function isTooSlow({ bytes, packets }: Backlog): boolean {
  return bytes > MAX_BACKLOG_BYTES || packets > MAX_BACKLOG_PACKETS;
}

/** One browser's engine.io connection. */
export type Connection = Server['engine']['clients'][string];
// Neither library names these in its types: ws counts what its socket has not taken, engine.io what ws was not given.
type Internals = { writeBuffer?: { data?: unknown }[]; transport?: { socket?: Wire } };
type Wire = { bufferedAmount?: number; terminate?: () => void; on?: (event: 'ping', listener: () => void) => void };

/** The websocket below, where there is one. */
export function wireOf(connection: Connection): Wire | undefined {
  return (connection as unknown as Internals).transport?.socket;
}

/** What waits for the browser behind this engine.io connection. */
export function backlogOf(connection: Connection): Backlog {
  const { writeBuffer = [] } = connection as unknown as Internals;
  const queuedBytes = writeBuffer.reduce((sum, packet) => sum + lengthOf(packet.data), 0);
  return { bytes: queuedBytes + (wireOf(connection)?.bufferedAmount ?? 0), packets: writeBuffer.length };
}

function lengthOf(data: unknown): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
}

/** Ends a connection at once: a polite close would wait half a minute for an answer, and hold the backlog meanwhile. */
export function cut(connection: Connection): void {
  wireOf(connection)?.terminate?.();
  connection.close(true);
}
