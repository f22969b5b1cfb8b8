import { connect, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createHttp, type Http } from './create-http';
import type { HttpParts, Pages } from './http-parts';
import { createNextPages } from './next-pages';

const running: Http[] = [];
afterEach(() => Promise.all(running.splice(0).map((http) => http.stop())));

function make(overrides: Partial<HttpParts> = {}): Http {
  const origins = {
    isOwnOrigin: (origin: string) => origin === 'http://ours',
    isOwnHost: (host: string) => host === 'ours',
  };
  const http = createHttp(buildHttpParts({ origins, ...overrides }));
  running.push(http);
  return http;
}

async function start(http = make()) {
  return { http, ...(await http.start({ host: '127.0.0.1', port: 0 })) };
}

/** Sends bytes as they are; resolves with the status of the answer, once one came or the connection ended. */
function statusOf(port: number, bytes: string): Promise<number | null> {
  return new Promise((resolve) => {
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    const settle = () => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]) || null);
    };
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('\r\n')) settle();
    });
    socket.on('error', settle);
    socket.on('end', settle);
  });
}

const request = (line: string, ...headers: string[]) => [line, 'Host: ours', ...headers, '', ''].join('\r\n');
const upgrade = (path: string, ...more: string[]) =>
  request(`GET ${path} HTTP/1.1`, 'Connection: upgrade', 'Upgrade: websocket', ...more);

test.each([
  [request('GET /..%2f..%2fetc/passwd HTTP/1.1'), 404],
  [request('GET /%00 HTTP/1.1'), 404],
  [request('GET /%zz HTTP/1.1'), 400],
  [request('GET /api/sensors/%ff/threshold HTTP/1.1'), 400],
  [request(`GET /api/sensors/${'a'.repeat(3000)}/threshold HTTP/1.1`), 414],
  [request(`GET /${'a'.repeat(20_000)} HTTP/1.1`), 431],
  [request('GET http://evil.example/api/threshold HTTP/1.1'), 400],
  [request('OPTIONS * HTTP/1.1'), 400],
  [request('TRACE /api/threshold HTTP/1.1'), 405],
  [request('GET /api/threshold HTTP/1.1', 'Host: other'), 421],
  ['GET /api/threshold HTTP/1.1\r\n\r\n', 400],
  ['GET /api/threshold HTTP/1.0\r\n\r\n', 421],
  ['no http at all\r\n\r\n', 400],
  [request('POST /api/readings HTTP/1.1', 'content-length: 5', 'transfer-encoding: chunked'), 400],
])('[HT12] %j is answered and the server goes on', async (bytes, status) => {
  const { port } = await start();
  expect(await statusOf(port, bytes)).toBe(status);
  expect(await statusOf(port, request('GET /api/threshold HTTP/1.1'))).toBe(200);
});

test('[HT5] a body that comes too slowly is a 408', async () => {
  const http = make();
  http.server.headersTimeout = 100;
  http.server.requestTimeout = 100;
  const { port } = await start(http);
  const head = request('PUT /api/threshold HTTP/1.1', 'content-type: application/json', 'content-length: 50');
  expect(await statusOf(port, `${head}{"hi`)).toBe(408);
});

test.each(['/', '/socket.io', '/_next/hmr', '/api/threshold'])('[HT17] an upgrade of %s is a 404', async (path) => {
  const { port } = await start();
  expect(await statusOf(port, upgrade(path))).toBe(404);
});

test('[HT17] upgrades of /socket.io/ are left to who listens for them', async () => {
  const { http, port } = await start();
  http.server.on('upgrade', (_req, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
  expect(await statusOf(port, upgrade('/socket.io/?EIO=4'))).toBe(101);
});

test('[HT17] upgrades of /_next/ go to the pages, unless another site sends them', async () => {
  const pages: Pages = {
    handle: async (_req, res) => void res.end(),
    upgrade: (_req, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  };
  const { port } = await start(make({ pages }));
  expect(await statusOf(port, upgrade('/_next/hmr', 'Origin: http://ours'))).toBe(101);
  expect(await statusOf(port, upgrade('/_next/hmr', 'Origin: http://evil.example'))).toBe(404);
});

test('[HT17] in production, which has no such socket, an upgrade of /_next/ is a 404', async () => {
  const place = { dir: '.', hostname: '127.0.0.1', port: 0, origins: buildHttpParts().origins };
  const pages = createNextPages({ ...place, isDevelopment: false });
  const { port } = await start(make({ pages }));
  expect(await statusOf(port, upgrade('/_next/webpack-hmr'))).toBe(404);
});

test('[HT18] stopping ends idle, busy and upgraded connections, and may be asked for twice', async () => {
  const { http, port } = await start(make({ sink: { append: () => new Promise(() => undefined) } }));
  let ended = 0;
  const open = (bytes: string) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      ended += 1;
    });
  };
  open('');
  const body = '{"temperature":1}';
  open(
    request('POST /api/readings HTTP/1.1', 'content-type: application/json', `content-length: ${body.length}`) + body,
  );
  open(upgrade('/socket.io/?EIO=4'));
  await vi.waitFor(async () => expect(await connectionCount(http)).toBe(3));
  await Promise.all([http.stop(), http.stop()]);
  await vi.waitFor(() => expect(ended).toBe(3));
});

function connectionCount({ server }: Http): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}

test('[HT18] a server that never started stops too', async () => {
  await expect(createHttp(buildHttpParts()).stop()).resolves.toBeUndefined();
});

test('[HT19] a port that is taken is told by its code', async () => {
  const { port } = await start();
  await expect(make().start({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
