import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from './create-api';
import type { HttpParts } from './http-parts';
import { guardUpgrades } from './upgrade-gate';

export type Http = {
  /** Exists before it listens, so that Socket.IO can be put on it. */
  server: Server;
  /** Resolves with the port it listens on; rejects with Node's error where it cannot. */
  start(address: { host: string; port: number }): Promise<{ port: number }>;
  /** Ends every connection there still is. May be called twice. */
  stop(): Promise<void>;
};

/** One port for the API, the pages and the sockets. */
export function createHttp(parts: HttpParts): Http {
  const api = createApi(parts);
  const { server } = api;
  const endUpgraded = guardUpgrades({ server, pages: parts.pages, origins: parts.origins });
  let stopping: Promise<void> | null = null;

  async function end(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    endUpgraded();
    await closed;
    await api.close();
  }

  return {
    server,
    async start({ host, port }) {
      await api.ready();
      await listen(server, { host, port });
      return { port: (server.address() as AddressInfo).port };
    },
    stop() {
      stopping ??= end();
      return stopping;
    },
  };
}

/** Not Fastify's own listen: for `localhost` it opens a second server, which Socket.IO would know nothing of. */
function listen(server: Server, address: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
