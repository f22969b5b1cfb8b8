import { expect, test } from 'vitest';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

test('[HT28] extremes are since a time, or since a day ago', async () => {
  const parts = buildHttpParts();
  const api = createApi(parts);
  expect((await api.inject('/api/extremes?from=5')).json()).toEqual({ from: 5, sensors: [] });
  expect((await api.inject('/api/extremes')).json().from).toBe(parts.clock.nowMs() - 86_400_000);
});

test('[HT8] recordings come in pages that follow one another', async () => {
  const ids = ['a', 'b', 'c'];
  const history = createEmptyHistory({
    async recordedSensors({ after, limit }) {
      const left = ids.filter((sensorId) => after === null || sensorId > after).slice(0, limit);
      return left.map((sensorId) => ({ sensorId, fromMs: 1, toMs: 2, readings: 3 }));
    },
  });
  const api = createApi(buildHttpParts({ history }));
  const first = (await api.inject('/api/recordings?limit=2')).json();
  const second = (await api.inject(`/api/recordings?limit=2&cursor=${first.next}`)).json();
  const idsOf = (page: { sensors: { sensorId: string }[] }) => page.sensors.map(({ sensorId }) => sensorId);
  expect([idsOf(first), idsOf(second), second.next]).toEqual([['a', 'b'], ['c'], null]);
});

test('[HT28] events are told as they are stored', async () => {
  const event = { kind: 'messages-expired', atMs: 1, partition: 0, fromOffset: 2, toOffset: 3 } as const;
  const history = createEmptyHistory({ events: async () => [event] });
  const answer = await createApi(buildHttpParts({ history })).inject('/api/events?limit=1');
  expect(answer.json()).toEqual({ events: [event] });
});
