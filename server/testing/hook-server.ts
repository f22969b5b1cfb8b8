import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Hooked = { path: string; headers: IncomingHttpHeaders; body: string };

/** `hang` answers nothing until the server closes or `release` is called. */
export type HookAnswer = number | 'hang' | 'reset';

/** A receiver of webhooks on loopback that keeps what it got and answers as it is told. */
export type HookServer = {
  url: string;
  /** For NOTIFY_ALLOW. */
  place: string;
  heard: readonly Hooked[];
  answerWith(answer: HookAnswer): void;
  /** Answers 200 to what hangs. */
  release(): void;
  close(): Promise<void>;
};

export async function startHookServer(): Promise<HookServer> {
  const heard: Hooked[] = [];
  let answer: HookAnswer = 200;
  let hanging: (() => void)[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    heard.push({ path: request.url ?? '', headers: request.headers, body });
    if (answer === 'reset') request.socket.resetAndDestroy();
    else if (answer === 'hang') hanging.push(() => response.end());
    else response.writeHead(answer).end(answer === 200 ? '' : 'not now');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${place}/hook`,
    place,
    heard,
    answerWith(next) {
      answer = next;
    },
    release() {
      const waiting = hanging;
      hanging = [];
      for (const end of waiting) end();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
