import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';
import type { Pages } from './http-parts';

const drawn: Pages = {
  handle: async (req, res) => void res.end(`page ${req.url}`),
  upgrade: (_req, socket) => void socket.destroy(),
};

function build(pages: Pages | null = drawn) {
  const parts = buildHttpParts({ pages });
  return { parts, api: createApi(parts) };
}

test.each(['/', '/sensors/%E5%86%B7?x=1', '/apis', '/_next/static/a.js'])('[HT11] %s is a page', async (url) => {
  expect((await build().api.inject(url)).body).toBe(`page ${url}`);
});

test.each(['/api', '/api/', '/api/nope', '/api/threshold/', '/api//threshold'])(
  '[HT11] %s is no page, and a 404 by any method',
  async (url) => {
    const { api } = build();
    const post = { method: 'POST', url, body: 'text', headers: { 'content-type': 'text/strange' } } as const;
    expect((await api.inject(url)).statusCode).toBe(404);
    expect((await api.inject(post)).statusCode).toBe(404);
  },
);

test.each([
  ['PATCH', '/api/threshold', 'GET, HEAD, PUT'],
  ['OPTIONS', '/api/sensors/a%2Fb/threshold', 'DELETE, GET, HEAD, PUT'],
  ['TRACE', '/api/readings', 'POST'],
  ['TRACE', '/', 'GET, HEAD'],
  ['POST', '/', 'GET, HEAD'],
] as const)('[HT11] %s %s is a 405 that allows %s', async (method, url, allow) => {
  const answer = await build().api.inject({ method: method as 'GET', url });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers.allow).toBe(allow);
});

test('[HT11] without pages all else is a 404', async () => {
  expect((await build(null).api.inject('/')).statusCode).toBe(404);
});

test('[AC9] pages too are only for hosts that are ours', async () => {
  expect((await build().api.inject({ url: '/', headers: { host: 'rebound.example' } })).statusCode).toBe(421);
});

test('[HT1] a page that cannot be drawn says so without its insides, and the log says why', async () => {
  const { api, parts } = build({ ...drawn, handle: () => Promise.reject(new Error('secret inside')) });
  const answer = await api.inject('/');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret');
  expect(parts.log.lines).toMatchObject([{ event: 'page-failed' }]);
});
