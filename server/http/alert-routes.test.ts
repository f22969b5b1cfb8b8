import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

function build() {
  const parts = buildHttpParts();
  parts.hear('boiler', 50);
  parts.clock.advance(1000);
  parts.hear('freezer', 60);
  parts.hear('ended', 60);
  parts.hear('ended', 20);
  return createApi(parts);
}

const sensorsOf = (answer: { json(): { alerts: { sensorId: string }[] } }) =>
  answer.json().alerts.map(({ sensorId }) => sensorId);

test('[HT10] the open alerts, newest first', async () => {
  expect(sensorsOf(await build().inject('/api/alerts'))).toEqual(['freezer', 'boiler']);
});

test('[HT10] of one sensor', async () => {
  expect(sensorsOf(await build().inject('/api/alerts?state=open&sensorId=boiler'))).toEqual(['boiler']);
});

test('[HT8] a page at a time', async () => {
  const api = build();
  const first = await api.inject('/api/alerts?limit=1');
  const second = await api.inject(`/api/alerts?limit=1&cursor=${first.json().next}`);
  expect([sensorsOf(first), sensorsOf(second), second.json().next]).toEqual([['freezer'], ['boiler'], null]);
});

test.each([
  ['state', 'state=ended'],
  ['from', 'from=2026-01-01'],
  ['sensorId', 'sensorId=_x'],
])('[HT10] what it cannot tell is a 400 that names %s', async (field, query) => {
  const answer = await build().inject(`/api/alerts?${query}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].field).toBe(field);
});
