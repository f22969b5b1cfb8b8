import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import type { StoredReading } from '#server/store-port';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';
import { createHttp, type Http } from './create-http';
import type { HttpParts } from './http-parts';

const URL = '/api/sensors/boiler/readings.csv';

const running: Http[] = [];
afterEach(() => Promise.all(running.splice(0).map((http) => http.stop())));

function build(batches: (span: { fromMs: number; toMs: number }) => AsyncGenerator<readonly StoredReading[]>) {
  return buildHttpParts({ history: createEmptyHistory({ exportReadings: async (query) => batches(query) }) });
}

test('[HT23] readings come as CSV in the order in which they are stored', async () => {
  const parts = build(async function* () {
    yield [{ n: -1, measuredAtMs: 1_700_000_000_500, celsius: -18.25 }];
    yield [{ n: 1, measuredAtMs: 1_600_000_000_000, celsius: 20 }];
  });
  const answer = await createApi(parts).inject(URL);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('filename="boiler.csv"');
  expect(answer.body.split('\n')).toEqual([
    'sensor_id,n,measured_at,measured_at_ms,celsius',
    'boiler,-1,2023-11-14T22:13:20.500Z,1700000000500,-18.25',
    'boiler,1,2020-09-13T12:26:40.000Z,1600000000000,20',
    '',
  ]);
});

test('[HT23] a stretch of time may be asked for; without one it is everything', async () => {
  const asked: number[][] = [];
  const parts = build(async function* ({ fromMs, toMs }) {
    asked.push([fromMs, toMs]);
    yield [];
  });
  const api = createApi(parts);
  await api.inject(`${URL}?from=5&to=9`);
  await api.inject(URL);
  expect(asked).toEqual([
    [5, 9],
    [0, 8_640_000_000_000_000],
  ]);
  expect((await api.inject(`${URL}?from=9&to=5`)).json().errors[0].field).toBe('from');
});

test('[HT23] of a sensor of which nothing is stored there is the header alone, of none a 404', async () => {
  const parts = buildHttpParts();
  parts.hear('boiler', 20);
  const api = createApi(parts);
  expect((await api.inject(URL)).body).toBe('sensor_id,n,measured_at,measured_at_ms,celsius\n');
  expect((await api.inject('/api/sensors/nobody/readings.csv')).statusCode).toBe(404);
});

test('[HT23] a download that is given up ends the reading, and no more is read than it takes', async () => {
  let [batches, isEnded] = [0, false];
  const parts = build(async function* () {
    const batch = Array.from({ length: 1000 }, (_, n) => ({ n, measuredAtMs: n, celsius: 1 }));
    try {
      for (; batches < 100_000; batches += 1) yield batch;
    } finally {
      isEnded = true;
    }
  });
  const answer = await download(parts);
  answer.destroy();
  await vi.waitFor(() => expect(isEnded).toBe(true));
  expect(batches).toBeLessThan(2000);
  expect(parts.log.lines).toEqual([]);
});

test('[HT23] a database that goes away meanwhile breaks the download off, so that it does not look whole', async () => {
  let goAway = () => {};
  const parts = build(async function* () {
    yield [{ n: 1, measuredAtMs: 1, celsius: 1 }];
    await new Promise<void>((resolve) => {
      goAway = resolve;
    });
    throw new Error('connection lost');
  });
  const answer = await download(parts);
  goAway();
  await expect(answer.toArray()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(parts.log.lines).toMatchObject([{ level: 'warn', event: 'export-broken' }]);
});

test('[HT29] three downloads run at once; a fourth is a 503 until one has ended', async () => {
  const parts = build(async function* () {
    for (;;) yield Array.from({ length: 1000 }, (_, n) => ({ n, measuredAtMs: n, celsius: 1 }));
  });
  const http = createHttp(parts);
  running.push(http);
  const { port } = await http.start({ host: '127.0.0.1', port: 0 });
  const answers: IncomingMessage[] = [];
  for (let turn = 0; turn < 4; turn += 1) answers.push(await answerOf(port));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 503]);
  expect(answers[3]?.headers['retry-after']).toBe('10');
  answers[0]?.destroy();
  await vi.waitFor(async () => expect((await answerOf(port)).statusCode).toBe(200));
});

/** Over a real connection; resolves with the answer once its first bytes are there. */
async function download(parts: HttpParts): Promise<IncomingMessage> {
  const http = createHttp(parts);
  running.push(http);
  const { port } = await http.start({ host: '127.0.0.1', port: 0 });
  const answer = await answerOf(port);
  await once(answer, 'readable');
  return answer;
}

async function answerOf(port: number): Promise<IncomingMessage> {
  const request = get({ port, path: URL, headers: { host: 'localhost' }, agent: false });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  // Ended by the server's stop.
  answer.on('error', () => undefined);
  return answer;
}
