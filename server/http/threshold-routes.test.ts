import { expect, test } from 'vitest';
import type { CommandContext, Commands } from '#server/ports';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const URL = '/api/threshold';
const LIMITS = { high: 35.5, low: null };

function build() {
  const parts = buildHttpParts();
  return { parts, api: createApi(parts) };
}

test('[HT2] a threshold comes with an ETag, and changes for who brings it back', async () => {
  const { api } = build();
  const { etag } = (await api.inject(URL)).headers;
  const changed = await api.inject({ method: 'PUT', url: URL, body: LIMITS, headers: { 'if-match': etag } });
  expect(changed.statusCode).toBe(200);
  expect(changed.json()).toMatchObject(LIMITS);
  expect(changed.headers.etag).not.toBe(etag);
  expect((await api.inject(URL)).headers.etag).toBe(changed.headers.etag);
});

test('[HT2] of two writers with one ETag one wins, the other gets 412 and changes nothing', async () => {
  const { api } = build();
  const headers = { 'if-match': (await api.inject(URL)).headers.etag };
  const put = (high: number) => api.inject({ method: 'PUT', url: URL, body: { high, low: null }, headers });
  const [first, second] = await Promise.all([put(30), put(50)]);
  expect([first.statusCode, second.statusCode].sort()).toEqual([200, 412]);
  expect((await api.inject(URL)).json().high).toBe(first.statusCode === 200 ? 30 : 50);
});

test('[HT2] an ETag holds over a restart, as versions do', async () => {
  const { etag } = (await build().api.inject(URL)).headers;
  const { api } = build();
  const answer = await api.inject({ method: 'PUT', url: URL, body: LIMITS, headers: { 'if-match': etag } });
  expect(answer.statusCode).toBe(200);
});

test('[HT25] a change that cannot be stored is a 503 that says that nothing was changed', async () => {
  const { api, parts } = build();
  parts.storage.works = false;
  const answer = await api.inject({ method: 'PUT', url: URL, body: LIMITS });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().detail).toContain('nothing was changed');
  expect(answer.headers['retry-after']).toBe('5');
  expect((await api.inject(URL)).json().high).toBe(40);
});

test('[HT2] whoever keeps the thresholds is told which one the writer saw, and may refuse', async () => {
  const { parts } = build();
  const seen: CommandContext[] = [];
  const setDefaultThreshold: Commands['setDefaultThreshold'] = async (_limits, context) => {
    seen.push(context);
    return 'stale';
  };
  const api = createApi({ ...parts, commands: { ...parts.commands, setDefaultThreshold } });
  const headers = { 'if-match': (await api.inject(URL)).headers.etag };
  const answer = await api.inject({ method: 'PUT', url: URL, body: LIMITS, headers });
  expect(answer.statusCode).toBe(412);
  expect(seen).toEqual([{ by: null, ifVersion: { version: 1, inherited: false } }]);
});

test('[HT3] If-Match: * takes whatever is there', async () => {
  const { api } = build();
  const answer = await api.inject({ method: 'PUT', url: URL, body: LIMITS, headers: { 'if-match': '*' } });
  expect(answer.statusCode).toBe(200);
});

test('[HT4] a wrong body is a 400 that names each wrong field, and nothing changes', async () => {
  const { api } = build();
  const before = (await api.inject(URL)).json();
  const answer = await api.inject({ method: 'PUT', url: URL, body: { high: '35', limit: 3 } });
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors.map(({ field }: { field: string }) => field)).toEqual(['high', 'low', 'limit']);
  expect((await api.inject(URL)).json()).toEqual(before);
});

test.each([
  ['no JSON', '{high', 'application/json', 400],
  ['nothing', '', 'application/json', 400],
  ['text', '{"high":1,"low":null}', 'text/plain', 415],
  ['a form', 'high=1', 'application/x-www-form-urlencoded', 415],
  ['too much', JSON.stringify('x'.repeat(20_000)), 'application/json', 413],
])('[HT5] a body that is %s', async (_title, body, contentType, status) => {
  const { api } = build();
  const answer = await api.inject({ method: 'PUT', url: URL, body, headers: { 'content-type': contentType } });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});
