import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import type { OwnOrigins } from '#server/ports';
import type { Pages } from './http-parts';
import { protectPage } from './protect-page';

export type NextPagesOptions = {
  isDevelopment: boolean;
  /** Folder that holds `app/` and `.next/`. */
  dir: string;
  hostname: string;
  port: number;
  origins: OwnOrigins;
};

type Upgrade = { req: IncomingMessage; socket: Duplex; head: Buffer };

/** What Next has and does not declare: development's own socket. */
type WithUpgradeHandler = { upgradeHandler?: (req: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> };

/** Next as the drawer of pages. `start` loads it: without a build, and not in development, it rejects and says so. */
export function createNextPages(options: NextPagesOptions): Pages & { start(): Promise<void>; stop(): Promise<void> } {
  const app = next({
    dev: options.isDevelopment,
    dir: options.dir,
    hostname: options.hostname,
    port: options.port,
    // Next listens for upgrades on the server it is given and ends those of others: this one never hears any.
    httpServer: createServer(),
  });
  const handler = app.getRequestHandler();
  let stopping: Promise<void> | null = null;
  return {
    start: () => app.prepare(),
    stop() {
      stopping ??= app.close();
      return stopping;
    },
    async handle(req, res) {
      protectPage({ req, res }, options);
      await handler(req, res);
    },
    upgrade: options.isDevelopment
      ? (req, socket, head) => upgradeWith(app as WithUpgradeHandler, { req, socket, head })
      : null,
  };
}

function upgradeWith(app: WithUpgradeHandler, { req, socket, head }: Upgrade): void {
  if (app.upgradeHandler === undefined) socket.destroy();
  else app.upgradeHandler(req, socket, head).catch(() => socket.destroy());
}
