import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import next from 'next';
import type { OwnOrigins } from '#server/ports';
import type { Pages } from './http-parts';
import { commonHeaders, isOverTls, pagePolicy } from './security-headers';

export type NextPagesOptions = {
  isDevelopment: boolean;
  /** Folder that holds `app/` and `.next/`. */
  dir: string;
  hostname: string;
  port: number;
  origins: OwnOrigins;
};

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
    upgrade(req, socket, head) {
      const { upgradeHandler } = app as WithUpgradeHandler;
      if (upgradeHandler === undefined) socket.destroy();
      else upgradeHandler.call(app, req, socket, head).catch(() => socket.destroy());
    },
  };
}

/** Next takes its nonce from the policy on the request, so that one overrides whatever the client sent. */
export function protectPage(
  { req, res }: { req: IncomingMessage; res: ServerResponse },
  { isDevelopment, origins }: { isDevelopment: boolean; origins: OwnOrigins },
): void {
  const nonce = randomBytes(16).toString('base64');
  const isTls = isOverTls(req.headers, origins);
  const policy = pagePolicy({ nonce, host: req.headers.host ?? '', isTls, isDevelopment });
  req.headers['content-security-policy'] = policy;
  req.headers['x-nonce'] = nonce;
  delete req.headers['content-security-policy-report-only'];
  for (const [name, value] of Object.entries(commonHeaders({ isTls }))) res.setHeader(name, value);
  res.setHeader('content-security-policy', policy);
}
