import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { request } from './request';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  vi.unstubAllGlobals();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/threshold`;
}

it('[PG16] a command’s answer comes with its ETag, for the next If-Match', async () => {
  const url = await serve((heard, answer) => {
    answer.setHeader('etag', '"2"');
    answer.end(JSON.stringify({ ifMatch: heard.headers['if-match'] }));
  });
  const result = await request(url, { method: 'PUT', body: {}, ifMatch: '"1"' });
  expect(result).toEqual({ ok: true, value: { ifMatch: '"1"' }, etag: '"2"' });
});

it('[PG16] a refusal comes as the server’s problem', async () => {
  const problem = { type: 'about:blank', title: 'Precondition Failed', status: 412, detail: 'Changed meanwhile.' };
  const url = await serve((_, answer) => {
    answer.writeHead(412, { 'content-type': 'application/problem+json; charset=utf-8' });
    answer.end(JSON.stringify(problem));
  });
  expect(await request(url, { method: 'PUT', body: {} })).toEqual({ ok: false, problem });
});

it('[PG16] an answer with nothing in it is a success', async () => {
  const url = await serve((_, answer) => void answer.writeHead(204).end());
  expect(await request(url, { method: 'DELETE' })).toEqual({ ok: true, value: null, etag: null });
});

it('[PG16] a server that is not there, or something else in its place, is no problem of its own', async () => {
  const url = await serve((_, answer) => void answer.writeHead(502).end('<html>'));
  expect(await request(url, { method: 'GET' })).toEqual({ ok: false, problem: null });
  server?.close();
  expect(await request('http://127.0.0.1:1/', { method: 'GET' })).toEqual({ ok: false, problem: null });
});

it('[PG247] a command says who does it, in any script; a question does not', async () => {
  const url = await serve((heard, answer) => answer.end(JSON.stringify(heard.headers['isotherm-by'] ?? null)));
  expect(await request(url, { method: 'POST' })).toMatchObject({ value: null });
  vi.stubGlobal('localStorage', { getItem: () => '王芳' });
  const named = await request(url, { method: 'PATCH' });
  expect(named.ok && decodeURIComponent(named.value as string)).toBe('王芳');
  expect(await request(url, { method: 'GET' })).toMatchObject({ value: null });
});
