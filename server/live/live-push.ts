import type { Server } from 'node:http';
import type { Frames, Meter } from '../ports';
import { createFrameBatcher } from './frame-batcher';
import { createSocketGateway, type GatewayParts } from './socket-gateway';

/** Everything between the board and the browsers. */
export function createLivePush(parts: Omit<GatewayParts, 'flush'> & { meter: Meter }): {
  frames: Frames;
  socketCount(): number;
  start(server: Server): void;
  stop(): void;
} {
  const gateway = createSocketGateway({ ...parts, flush: () => batcher.flush() });
  const batcher = createFrameBatcher({
    clock: parts.clock,
    meter: parts.meter,
    send: gateway.sendFrame,
    sendSnapshot: gateway.sendSnapshot,
  });
  return {
    frames: batcher,
    socketCount: gateway.socketCount,
    start: gateway.start,
    stop(): void {
      batcher.flush();
      batcher.stop();
      gateway.stop();
    },
  };
}
