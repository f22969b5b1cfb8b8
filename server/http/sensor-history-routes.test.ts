import { expect, test } from 'vitest';
import type { StoredHistory } from '#server/store-port';
import { createAbsentHistory, createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const URL = '/api/sensors/cold-room%2F3/readings';

function build(found: Partial<StoredHistory> = {}) {
  const parts = buildHttpParts({ history: createEmptyHistory(found) });
  return { parts, api: createApi(parts) };
}

/** Remembers what it was asked. */
function buildAsked() {
  const asked: Parameters<StoredHistory['readings']>[0][] = [];
  const built = build({
    async readings(query) {
      asked.push(query);
      const { fromMs: from, toMs: to, sensorId } = query;
      return { sensorId, from, to, resolution: 'raw', stepMs: 0, throughN: 7, points: [[from, 1, 1, 1, 1, null]] };
    },
  });
  return { ...built, asked };
}

test('[HT21] a stretch of time comes as so many points at most', async () => {
  const { api, asked } = buildAsked();
  const answer = await api.inject(`${URL}?from=2026-07-01T00:00:00Z&to=1782950400000&points=50`);
  expect(answer.statusCode).toBe(200);
  const [fromMs, toMs] = [Date.parse('2026-07-01T00:00:00Z'), 1_782_950_400_000];
  expect(asked).toEqual([{ sensorId: 'cold-room/3', fromMs, toMs, points: 50 }]);
  expect(answer.json()).toMatchObject({ throughN: 7, points: [[fromMs, 1, 1, 1, 1, null]] });
});

test('[HT21] without a stretch it is the last day, in 600 points', async () => {
  const { api, asked, parts } = buildAsked();
  await api.inject(URL);
  const toMs = parts.clock.nowMs();
  expect(asked).toEqual([{ sensorId: 'cold-room/3', fromMs: toMs - 86_400_000, toMs, points: 600 }]);
});

test('[HT21] a sensor of which nothing is stored yet has no points, one that nobody heard is a 404', async () => {
  const { api, parts } = build();
  parts.hear('cold-room/3', 4);
  expect((await api.inject(URL)).json()).toMatchObject({ sensorId: 'cold-room/3', throughN: 0, points: [] });
  const nobody = await api.inject('/api/sensors/nobody/readings');
  expect([nobody.statusCode, nobody.json().detail]).toEqual([404, expect.stringContaining('/api/recordings')]);
});

test.each([
  ['from', 'from=yesterday'],
  ['to', 'to=2026-07-01'],
  ['from', 'from=20&to=10'],
  ['from', 'from=10&to=10'],
  ['points', 'points=0'],
  ['points', 'points=5001'],
  ['step', 'step=5'],
])('[HT22] a wrong %s is a 400 that names it: %s', async (field, query) => {
  const answer = await build().api.inject(`${URL}?${query}`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].field).toBe(field);
});

test.each([
  URL,
  `${URL}.csv`,
  '/api/alerts?state=all',
  '/api/extremes',
  '/api/recordings',
  '/api/events',
  '/api/threshold/changes',
  '/api/sensors/a/threshold/changes',
  '/api/sensors/a/threshold/steps',
])('[HT24] while the database is away %s is a 503 that says when to try again', async (url) => {
  const parts = buildHttpParts({ history: createAbsentHistory() });
  const answer = await createApi(parts).inject(url);
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.json().detail).toContain('try again');
  expect(answer.body).not.toContain('10.0.0.5');
  expect(parts.log.lines).toMatchObject([{ level: 'warn', event: 'history-unavailable' }]);
});

test.each(['/api/alerts', '/api/sensors', '/api/threshold', '/api/sensors/boiler/threshold'])(
  '[HT24] %s is answered without a database',
  async (url) => {
    const parts = buildHttpParts({ history: createAbsentHistory() });
    parts.hear('boiler', 50);
    expect((await createApi(parts).inject(url)).statusCode).toBe(200);
  },
);

test('[HT28] the steps of a threshold are asked for a stretch of time', async () => {
  const { api } = build({ thresholdSteps: async ({ fromMs }) => [{ fromMs, high: 40, low: null }] });
  const answer = await api.inject('/api/sensors/a/threshold/steps?from=5&to=10');
  expect(answer.json()).toEqual({ steps: [{ fromMs: 5, high: 40, low: null }] });
});

test('[HT28] the changes of one sensor and of the default are apart', async () => {
  const change = { version: 3, changedAtMs: 5, changedBy: null, from: null, to: { high: 1, low: null } };
  const { api } = build({ thresholdChanges: async ({ sensorId }) => [{ ...change, sensorId }] });
  const [own, byDefault] = ['/api/sensors/a/threshold/changes', '/api/threshold/changes'];
  expect((await api.inject(own)).json()).toEqual({ changes: [{ ...change, sensorId: 'a' }] });
  expect((await api.inject(byDefault)).json()).toEqual({ changes: [{ ...change, sensorId: null }] });
});
