import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const IDS = ['constructor', '冷库 1', 'cold-room/3', 'toString'];

function build(...sensorIds: string[]) {
  const parts = buildHttpParts();
  for (const sensorId of sensorIds) parts.hear(sensorId, 20);
  return { parts, api: createApi(parts) };
}

const urlOf = (sensorId: string) => `/api/sensors/${encodeURIComponent(sensorId)}/threshold`;

test.each([...IDS, '冷'.repeat(64)])('[HT6] the sensor %s is one like any other', async (sensorId) => {
  const { api } = build(sensorId);
  const body = { high: 5, low: -2 };
  const changed = await api.inject({ method: 'PUT', url: urlOf(sensorId), body });
  expect(changed.json()).toMatchObject({ ...body, inherited: false });
  expect((await api.inject(urlOf(sensorId))).json()).toMatchObject({ ...body, inherited: false });
  const removed = await api.inject({ method: 'DELETE', url: `/api/sensors/${encodeURIComponent(sensorId)}` });
  expect(removed.statusCode).toBe(204);
});

test('[HT6] a decomposed name is the same sensor', async () => {
  const { api } = build('caf\u00e9');
  expect((await api.inject(urlOf('cafe\u0301'))).statusCode).toBe(200);
});

test.each(['__proto__', '%00', '..%2f', 'a%20', 'x'.repeat(65)])('[HT6] %s can be no sensor', async (part) => {
  const answer = await build().api.inject(`/api/sensors/${part}/threshold`);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors[0].field).toBe('sensorId');
});

test('[HT6] a sensor that is not on the board is a 404', async () => {
  const { api } = build();
  const body = { high: 1, low: null };
  const answers = await Promise.all([
    api.inject(urlOf('nobody')),
    api.inject({ method: 'PUT', url: urlOf('nobody'), body }),
    api.inject({ method: 'DELETE', url: urlOf('nobody') }),
    api.inject({ method: 'DELETE', url: '/api/sensors/nobody' }),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
});

test('[HT25] while nothing can be stored nothing is forgotten: 503', async () => {
  const { api, parts } = build('boiler');
  parts.storage.works = false;
  expect((await api.inject({ method: 'DELETE', url: '/api/sensors/boiler' })).statusCode).toBe(503);
  expect((await api.inject({ method: 'DELETE', url: urlOf('boiler') })).statusCode).toBe(503);
  expect(parts.board.sensorCount()).toBe(1);
});

test('[HT7] without its own threshold a sensor has the default again', async () => {
  const { api } = build('boiler');
  await api.inject({ method: 'PUT', url: urlOf('boiler'), body: { high: 90, low: null } });
  const answer = await api.inject({ method: 'DELETE', url: urlOf('boiler') });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ high: 40, inherited: true });
});

test('[HT2] what a sensor inherits is another ETag than its own', async () => {
  const { api } = build('boiler');
  const { etag } = (await api.inject(urlOf('boiler'))).headers;
  const put = () => {
    const headers = { 'if-match': etag };
    return api.inject({ method: 'PUT', url: urlOf('boiler'), body: { high: 40, low: null }, headers });
  };
  expect((await put()).statusCode).toBe(200);
  expect((await put()).statusCode).toBe(412);
});

test('[HT8] the sensors come in pages that follow one another', async () => {
  const { api } = build(...IDS);
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const cursor: string = next === null ? '' : `&cursor=${next}`;
    const page = (await api.inject(`/api/sensors?limit=3${cursor}`)).json();
    seen.push(...page.sensors.map(({ sensorId }: { sensorId: string }) => sensorId));
    next = page.next;
  } while (next !== null);
  expect(seen).toEqual([...IDS].sort());
});

test('[HT8] the last page says that there is no other, also when it is full', async () => {
  const { api } = build('a', 'b');
  expect((await api.inject('/api/sensors?limit=2')).json().next).toBeNull();
});

test.each(['limit=0', 'limit=1001', 'limit=abc', 'limit=1&limit=2', 'cursor=zzz', 'page=2'])(
  '[HT8] %s is refused',
  async (query) => {
    expect((await build().api.inject(`/api/sensors?${query}`)).statusCode).toBe(400);
  },
);
