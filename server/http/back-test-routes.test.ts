import { request } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { BackTestQuery, MeasuredReadings } from '#server/store-port';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';
import { createHttp, type Http } from './create-http';

const HOUR_MS = 3_600_000;
const POST = { method: 'POST', url: '/api/back-test' } as const;
const BODY = { sensorIds: ['a', 'b'], spanMs: HOUR_MS, patch: { limits: { high: 25, low: null } } };

const running: Http[] = [];
afterEach(() => Promise.all(running.splice(0).map((http) => http.stop())));

type Chunks = (query: BackTestQuery) => AsyncIterable<MeasuredReadings>;

/** `a` and `b` were heard; `a` has a group and no say in its limits. */
function build(chunks: Chunks, { laterMs = 0 } = {}) {
  const history = createEmptyHistory({
    backTestReadings: async (query) => ({ fromMs: query.fromMs + laterMs, chunks: chunks(query) }),
  });
  const parts = buildHttpParts({ history });
  parts.hear('a', 20);
  parts.hear('b', 20);
  return { parts, api: createApi(parts) };
}

/** A reading a minute from the beginning of the span on. */
function minutes(sensorId: string, fromMs: number, values: readonly number[]): MeasuredReadings {
  const measuredAtMs = Float64Array.from(values, (_, index) => fromMs + index * 60_000);
  return { sensorId, measuredAtMs, celsius: Float64Array.from(values) };
}

test('[BT5] what holds now beside the draft, several sensors together', async () => {
  const { api, parts } = build(async function* ({ fromMs }) {
    yield minutes('a', fromMs, [20, 50, 30]);
    yield minutes('a', fromMs + 180_000, [20, 20]);
    yield minutes('b', fromMs, [20, 30, 20]);
  });
  const toMs = parts.clock.nowMs();
  const answer = (await api.inject({ ...POST, body: BODY })).json();
  expect(answer).toEqual({
    fromMs: toMs - HOUR_MS,
    toMs,
    storedFromMs: toMs - HOUR_MS,
    storedMs: 13 * 60_000,
    readings: 8,
    now: { alerts: 1, openMs: 60_000, longestMs: 60_000, byKind: { high: 1 } },
    draft: { alerts: 2, openMs: 180_000, longestMs: 120_000, byKind: { high: 2 } },
  });
});

test('[BT5] nothing stored is told as that', async () => {
  const { api } = build(async function* () {});
  const side = { alerts: 0, openMs: 0, longestMs: 0, byKind: {} };
  const answer = (await api.inject({ ...POST, body: BODY })).json();
  expect(answer).toMatchObject({ storedFromMs: null, storedMs: 0, readings: 0, now: side, draft: side });
});

test('[BT4] where there were too many readings it says since when', async () => {
  const { api, parts } = build(async function* () {}, { laterMs: 1000 });
  const answer = await api.inject({ ...POST, body: BODY });
  expect(answer.json().fromMs).toBe(parts.clock.nowMs() - HOUR_MS + 1000);
});

test('[BT4] everybody else has turns within a chunk, too', async () => {
  let [turns, isOver] = [0, false];
  const countTurns = () => {
    turns += 1;
    if (!isOver) setImmediate(countTurns);
  };
  const many = Array.from({ length: 10_000 }, () => 20);
  const { api } = build(async function* ({ fromMs }) {
    setImmediate(countTurns);
    yield minutes('a', fromMs - 10_000 * 60_000, many);
    isOver = true;
  });
  const answer = await api.inject({ ...POST, body: BODY });
  expect(answer.json().readings).toBe(10_000);
  expect(turns).toBeGreaterThanOrEqual(4);
});

test.each([
  [{ sensorIds: ['a', 'nobody'] }, 'sensorIds.1'],
  [{ sensorIds: [] }, 'sensorIds'],
  [{ spanMs: 31 * 24 * HOUR_MS }, 'spanMs'],
  [{ patch: { limits: { high: 1, low: 2 } } }, 'patch.limits.low'],
])('[BT5] %j is a 400 that names its place', async (wrong, field) => {
  const { api } = build(async function* () {});
  const answer = await api.inject({ ...POST, body: { ...BODY, ...wrong } });
  expect([answer.statusCode, answer.json().errors?.[0].field]).toEqual([400, field]);
});

test('[BT6] two run at once; one more is a 503 until one has ended', async () => {
  const goOn: (() => void)[] = [];
  const { api } = build(async function* () {
    await new Promise<void>((resolve) => goOn.push(resolve));
    yield* [];
  });
  const first = [api.inject({ ...POST, body: BODY }), api.inject({ ...POST, body: BODY })];
  for (const one of first) void one.catch(() => undefined);
  await vi.waitFor(() => expect(goOn).toHaveLength(2));
  const busy = await api.inject({ ...POST, body: BODY });
  expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '1']);
  for (const go of goOn) go();
  expect((await Promise.all(first)).map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const last = api.inject({ ...POST, body: BODY }).then(({ statusCode }) => statusCode);
  await vi.waitFor(() => expect(goOn).toHaveLength(3));
  goOn[2]?.();
  expect(await last).toBe(200);
});

test('[BT6] one whose asker has gone ends', async () => {
  let [chunks, isEnded] = [0, false];
  const { parts } = build(async function* ({ fromMs }) {
    try {
      for (; chunks < 10_000; chunks += 1) {
        yield minutes('a', fromMs + chunks * 60_000, [20]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      isEnded = true;
    }
  });
  const http = createHttp(parts);
  running.push(http);
  const { port } = await http.start({ host: '127.0.0.1', port: 0 });
  const headers = { host: 'localhost', 'content-type': 'application/json' };
  const asked = request({ ...POST, path: POST.url, port, headers, agent: false });
  asked.on('error', () => undefined);
  asked.end(JSON.stringify(BODY));
  await vi.waitFor(() => expect(chunks).toBeGreaterThan(0));
  asked.destroy();
  await vi.waitFor(() => expect(isEnded).toBe(true));
  expect(chunks).toBeLessThan(10_000);
  expect(parts.log.lines).toEqual([]);
});
