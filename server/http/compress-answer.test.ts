import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { compressAnswer } from './compress-answer';
import { createApi } from './create-api';

const LONG = JSON.stringify(Array.from({ length: 400 }, (_, index) => [index, 21.5]));

function serving(body: () => unknown, type = 'application/json; charset=utf-8') {
  const app = fastify();
  app.addHook('onSend', compressAnswer);
  app.get('/', (_request, reply) => reply.type(type).send(body()));
  return (encoding?: string) =>
    app.inject({ url: '/', headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });
}

test.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8', '*'])(
  '[HT40] a long answer comes compressed to who takes %s',
  async (encoding) => {
    const { headers, rawPayload } = await serving(() => LONG)(encoding);
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(rawPayload.length).toBeLessThan(LONG.length / 2);
    expect(gunzipSync(rawPayload).toString()).toBe(LONG);
  },
);

test.each([undefined, 'br', 'identity', 'gzip;q=0', 'gzip; q=0.000'])(
  '[HT40] it comes as it is to who asks for %s',
  async (encoding) => {
    const { headers, payload } = await serving(() => LONG)(encoding);
    expect(headers['content-encoding']).toBeUndefined();
    // What a cache keeps for one client is not for another.
    expect(headers.vary).toBe('accept-encoding');
    expect(payload).toBe(LONG);
  },
);

test('[HT40] neither a short answer nor one of bytes is compressed', async () => {
  expect((await serving(() => '[]')('gzip')).headers['content-encoding']).toBeUndefined();
  const bytes = await serving(() => Buffer.alloc(5_000), 'image/png')('gzip');
  expect(bytes.headers['content-encoding']).toBeUndefined();
});

test('[HT40] a file is compressed as it goes', async () => {
  const { headers, rawPayload } = await serving(() => Readable.from(['a,b\n', '1,2\n']), 'text/csv')('gzip');
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(rawPayload).toString()).toBe('a,b\n1,2\n');
});

test('[HT40] a file that breaks off does not look whole', async () => {
  const broken = Readable.from(breakingAfter(Array.from({ length: 2_000 }, (_, row) => `${row},${Math.sqrt(row)}\n`)));
  await expect(serving(() => broken, 'text/csv')('gzip')).rejects.toThrow();
  expect(broken.destroyed).toBe(true);
});

test('[HT40] one that breaks before it begins is an error that can be read', async () => {
  const { statusCode, headers, json } = await serving(() => Readable.from(breakingAfter([])), 'text/csv')('gzip');
  expect(statusCode).toBe(500);
  expect(headers['content-encoding']).toBeUndefined();
  expect(json().message).toBe('the database is away');
});

test('[HT40] the API compresses', async () => {
  const { headers } = await createApi(buildHttpParts()).inject({
    url: '/api/templates',
    headers: { 'accept-encoding': 'gzip' },
  });
  expect(headers['content-encoding']).toBe('gzip');
});

// As rows come from a database: each in a turn of its own.
async function* breakingAfter(texts: readonly string[]) {
  for (const text of texts) {
    yield text;
    await new Promise(setImmediate);
  }
  throw new Error('the database is away');
}
