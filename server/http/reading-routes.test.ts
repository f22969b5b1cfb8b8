import { expect, test } from 'vitest';
import { buildHttpParts, SinkUnavailable } from '#server/testing/http-parts';
import { createApi } from './create-api';
import type { HttpParts } from './http-parts';

const URL = '/api/readings';

function build(overrides: Partial<HttpParts> = {}) {
  const parts = buildHttpParts(overrides);
  return { parts, api: createApi(parts) };
}

test('[HT9] a reading is taken once it is safe', async () => {
  const { api, parts } = build();
  const answer = await api.inject({ method: 'POST', url: URL, body: { sensorId: 'freezer-2', temperature: -18.4 } });
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toEqual({ accepted: 1, rejected: [] });
  expect(parts.appended).toEqual([{ sensorId: 'freezer-2', celsius: -18.4, measuredAtMs: null }]);
});

test('[HT9] a bad reading costs its neighbours nothing', async () => {
  const { api, parts } = build();
  const body = '[{"temperature":1},{"temperature":"2"},{"temperature":3,"__proto__":{"sensorId":"x"}}]';
  const answer = await api.inject({ method: 'POST', url: URL, body, headers: { 'content-type': 'application/json' } });
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ accepted: 2, rejected: [{ index: 1, code: 'temperature-type' }] });
  expect(parts.appended.map(({ sensorId, celsius }) => [sensorId, celsius])).toEqual([
    ['default', 1],
    ['default', 3],
  ]);
});

test('[HT26] a key for the request is handed on with its readings', async () => {
  const { api, parts } = build();
  const post = (headers: Record<string, string>) =>
    api.inject({ method: 'POST', url: URL, body: { temperature: 1 }, headers });
  await post({});
  await post({ 'idempotency-key': 'run 7, batch 3' });
  expect(parts.keys).toEqual([null, 'run 7, batch 3']);
});

test.each(['', 'x'.repeat(201), 'café', 'a\tb'])('[HT26] "%s" is no key: 400', async (key) => {
  const { api, parts } = build();
  const headers = { 'idempotency-key': key };
  const answer = await api.inject({ method: 'POST', url: URL, body: { temperature: 1 }, headers });
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'Idempotency-Key']);
  expect(parts.appended).toEqual([]);
});

test('[HT9] when none is a reading it is a 400 that says why of each', async () => {
  const { api, parts } = build();
  const answer = await api.inject({ method: 'POST', url: URL, body: [{ temperature: 'hot' }] });
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ errors: [{ field: '0' }], rejected: [{ index: 0, code: 'temperature-type' }] });
  expect(parts.appended).toEqual([]);
});

test.each([[[]], [Array.from({ length: 1001 }, () => ({ temperature: 1 }))]])(
  '[HT9] none at all, or more than a thousand, are refused whole',
  async (body) => {
    const { api, parts } = build();
    expect((await api.inject({ method: 'POST', url: URL, body })).statusCode).toBe(400);
    expect(parts.appended).toEqual([]);
  },
);

test('[HT9] what cannot be made safe is not promised: 503', async () => {
  const { api } = build({ sink: { append: () => Promise.reject(new SinkUnavailable('broker away')) } });
  const answer = await api.inject({ method: 'POST', url: URL, body: { temperature: 1 } });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().detail).not.toContain('broker');
});

test('[HT1] an error nobody thought of is told to the log alone', async () => {
  const { api, parts } = build({ sink: { append: () => Promise.reject(new Error('secret inside')) } });
  const answer = await api.inject({ method: 'POST', url: URL, body: { temperature: 1 } });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret inside');
  expect(parts.log.lines).toMatchObject([{ level: 'error', event: 'request-failed' }]);
});
