import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createReadingPosts } from './reading-posts';

type Answer = { status: number; body: unknown };
type Heard = { path: string | undefined; authorization: string | undefined; body: unknown };

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** A server on a free port that gives the same answer to everything. */
async function listen(answer: Answer): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const listening = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await textOf(request));
    heard.push({ path: request.url, authorization: request.headers.authorization, body });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  server = listening;
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, heard };
}

const readings = [{ sensorId: 'Cellar', celsius: 12.5, measuredAtMs: null }];

test('[SM18] readings are posted as an array, with the password where there is one', async () => {
  const { url, heard } = await listen({ status: 202, body: { accepted: 1, rejected: [] } });
  await createReadingPosts({ url, password: 'open sesame!' }).append(readings);
  const body = [{ sensorId: 'Cellar', temperature: 12.5 }];
  expect(heard).toEqual([{ path: '/api/readings', authorization: 'Bearer open sesame!', body }]);
});

test.each([
  [503, 'sink-unavailable', 'The log is away.'],
  [429, 'sink-unavailable', 'The log is away.'],
  [400, 'refused', 'The log is away.'],
  [403, 'refused', 'OPERATOR_PASSWORD'],
])('[SM17] an answer %d is %s and says why', async (status, code, sentence) => {
  const { url } = await listen({ status, body: { detail: 'The log is away.' } });
  const sent = createReadingPosts({ url, password: null }).append(readings);
  await expect(sent).rejects.toMatchObject({ code, message: expect.stringContaining(sentence) });
});

test('[SM17] an answer that is not of Isotherm says to name its address', async () => {
  const { url } = await listen({ status: 404, body: 'nothing here' });
  const sent = createReadingPosts({ url, password: null }).append(readings);
  await expect(sent).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('--url') });
});

test('[SM17] no answer says how to start Isotherm', async () => {
  const { url } = await listen({ status: 202, body: {} });
  await new Promise((resolve) => server?.close(resolve));
  const sent = createReadingPosts({ url, password: null }).append(readings);
  await expect(sent).rejects.toMatchObject({
    code: 'sink-unavailable',
    message: expect.stringContaining('npm start'),
  });
});

test('[SM18] a rejected reading among taken ones is told', async () => {
  const rejected = [{ index: 0, code: 'cardinality', message: 'there are too many sensors' }];
  const { url } = await listen({ status: 202, body: { accepted: 0, rejected } });
  const sent = createReadingPosts({ url, password: null }).append(readings);
  await expect(sent).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('too many sensors') });
});
