import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { isOwnCaller } from '#server/domain/own-caller';
import type { OwnOrigins } from '#server/ports';
import { toRawAnswer } from './client-error';
import type { Pages } from './http-parts';

type UpgradeGateOptions = { server: Server; pages: Pages | null; origins: OwnOrigins };

/**
 * Shares out upgrades: `/socket.io/` has its own listener on the same server, `/_next/` is development's, no other
 * exists. Returns what ends every upgraded connection there still is.
 */
export function guardUpgrades({ server, pages, origins }: UpgradeGateOptions): () => void {
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.on('close', () => upgraded.delete(socket));
    // Without a listener a reset connection would end the process.
    socket.on('error', () => socket.destroy());
    if (req.url?.startsWith('/socket.io/')) return;
    if (pages?.upgrade && req.url?.startsWith('/_next/') && isOwnCaller(req.headers, origins))
      pages.upgrade(req, socket, head);
    else socket.end(toRawAnswer(NOT_FOUND), () => socket.destroy());
  });
  return () => {
    for (const socket of upgraded) socket.destroy();
  };
}

const NOT_FOUND = {
  status: 404,
  detail: 'Nothing here speaks another protocol: send the request again without the header upgrade.',
};
