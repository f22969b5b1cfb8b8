import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Server } from 'socket.io';

const HTML = '<!doctype html><meta charset="utf-8"><title>Temperatures</title><div id="root"></div>';
type Reading = { sensorId: string; temperature: number; timestamp: number };

/** The page as a tutorial has it, served as one would: a script, and one emit for every reading that is posted. */
export async function startNaiveRecharts(): Promise<{ url: string; stop(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'page.tsx')],
    bundle: true,
    minify: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = gzipSync(outputFiles[0]?.contents ?? '');
  const windows = new Map<string, number[]>();
  const http = createServer(async (request, response) => {
    if (request.method === 'POST') {
      for (const reading of JSON.parse(await textOf(request)) as Reading[]) emit(reading);
      response.writeHead(202).end();
    } else if (request.url === '/page.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'gzip' }).end(script);
    } else response.writeHead(200, { 'content-type': 'text/html' }).end(`${HTML}<script src="/page.js"></script>`);
  });
  const io = new Server(http, { transports: ['websocket'] });
  function emit(reading: Reading): void {
    const window = [...(windows.get(reading.sensorId) ?? []), reading.temperature].slice(-10);
    windows.set(reading.sensorId, window);
    const average = window.length < 10 ? null : window.reduce((sum, celsius) => sum + celsius, 0) / 10;
    io.emit('reading', { ...reading, average });
  }
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () => io.close(),
  };
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
