import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

test('[HT14] alive is a 200', async () => {
  const answer = await createApi(buildHttpParts()).inject('/healthz');
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
});

test('[HT14] ready while the source is connected, and a 503 while it is not', async () => {
  const parts = buildHttpParts();
  const api = createApi(parts);
  const ready = await api.inject('/readyz');
  expect([ready.statusCode, ready.json()]).toEqual([
    200,
    {
      status: 'ok',
      source: { status: 'ok', kind: 'embedded' },
      store: { status: 'ok', state: 'storing', database: 'own' },
    },
  ]);
  parts.feedNow.connected = false;
  const waiting = await api.inject('/readyz');
  expect([waiting.statusCode, waiting.json().source.status]).toEqual([503, 'unavailable']);
});

test.each([
  ['storing', 200, 'ok'],
  ['catching-up', 200, 'ok'],
  ['waiting', 503, 'unavailable'],
  ['failing', 503, 'unavailable'],
  ['standby', 503, 'standby'],
] as const)('[HT14] a store that is %s is a %i', async (state, code, status) => {
  const parts = buildHttpParts();
  parts.feedNow.store = { database: 'external', state, reason: null };
  const answer = await createApi(parts).inject('/readyz');
  expect([answer.statusCode, answer.json().store.status]).toEqual([code, status]);
});

test('[HT14] metrics are Prometheus’ text', async () => {
  const answer = await createApi(buildHttpParts()).inject('/metrics');
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(answer.body).toContain('# TYPE isotherm_readings_total counter');
});
