import { expect, test } from 'vitest';
import type { AlertQuery } from '#server/store-port';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

function build(history = createEmptyHistory()) {
  const parts = buildHttpParts({ history });
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

test('[HT10] those of the past come from the store, page by page', async () => {
  const any = { group: null, kinds: [], severity: null, acknowledged: null };
  const asked: AlertQuery[] = [];
  const alerts = createEmptyHistory({
    async alerts(query) {
      asked.push(query);
      return { alerts: [], next: [5, 'id'] };
    },
  });
  const api = build(alerts);
  const first = await api.inject('/api/alerts?state=ended&sensorId=boiler&from=1&to=9&limit=2');
  const more = 'kind=low,fault&severity=warning&acknowledged=false&group=Kitchen';
  await api.inject(`/api/alerts?state=all&${more}&cursor=${first.json().next}`);
  expect(asked).toEqual([
    { ...any, state: 'ended', sensorId: 'boiler', fromMs: 1, toMs: 9, limit: 2, after: null },
    {
      state: 'all',
      sensorId: null,
      group: 'Kitchen',
      kinds: ['low', 'fault'],
      severity: 'warning',
      acknowledged: false,
      fromMs: null,
      toMs: null,
      limit: 100,
      after: [5, 'id'],
    },
  ]);
});

test.each([
  ['kind=high', ['freezer', 'boiler']],
  ['kind=low&kind=high', ['freezer', 'boiler']],
  ['kind=low,no-data', []],
  ['severity=warning', []],
  ['acknowledged=false', ['freezer', 'boiler']],
])('[HT30] of the open ones those with %s', async (query, sensors) => {
  expect(sensorsOf(await build().inject(`/api/alerts?${query}`))).toEqual(sensors);
});

test('[HT37] of the open ones those of the sensors that are in a group now', async () => {
  const parts = buildHttpParts();
  for (const sensorId of ['boiler', 'freezer']) parts.hear(sensorId, 50);
  const put = (group: string | null) =>
    parts.commands.changeSettings([{ scope: 'sensor', id: 'boiler', patch: { group } }], { by: null });
  const api = createApi(parts);
  await put('Cellar');
  expect(sensorsOf(await api.inject('/api/alerts?group=Cellar'))).toEqual(['boiler']);
  await put(null);
  expect(sensorsOf(await api.inject('/api/alerts?group=Cellar'))).toEqual([]);
});

test('[HT10] of the open ones those that opened before a time', async () => {
  const parts = buildHttpParts();
  parts.hear('boiler', 50);
  const api = createApi(parts);
  const nowMs = parts.clock.nowMs();
  expect(sensorsOf(await api.inject(`/api/alerts?to=${nowMs}`))).toEqual([]);
  expect(sensorsOf(await api.inject(`/api/alerts?to=${nowMs + 1}`))).toEqual(['boiler']);
});

test.each([
  ['state', 'state=closed'],
  ['kind.1', 'kind=high,hot'],
  ['severity', 'severity=bad'],
  ['acknowledged', 'acknowledged=yes'],
  ['from', 'from=2026-01-01'],
  ['sensorId', 'sensorId=_x'],
])('[HT10] what it cannot tell is a 400 that names %s', async (field, query) => {
  const answer = await build().inject(`/api/alerts?${query}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].field).toBe(field);
});
