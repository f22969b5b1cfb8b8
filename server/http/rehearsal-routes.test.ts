import { expect, test } from 'vitest';
import type { SimulatorMode } from '#protocol/simulator';
import { createSimulator } from '#server/simulator/simulator';
import { createFakeClock } from '#server/testing/fake-clock';
import { buildHttpParts } from '#server/testing/http-parts';
import { createRecordingLog } from '#server/testing/recording-log';
import { createApi } from './create-api';

const URL = '/api/simulator/rehearsals';
const START_MS = 1_767_225_600_000;

function build(mode: SimulatorMode = 'demo') {
  const clock = createFakeClock(START_MS);
  const sink = { append: async () => undefined, appendRaw: async () => undefined };
  const simulator = createSimulator({ sink, clock, log: createRecordingLog(), seed: 1, mode, roadMs: 0 });
  simulator.start();
  const api = createApi(buildHttpParts({ simulator }));
  return {
    api,
    clock,
    press: (body: object) => api.inject({ method: 'POST', url: URL, body }),
    end: (query = '') => api.inject({ method: 'DELETE', url: `${URL}${query}` }),
    running: async () => (await api.inject(URL)).json().rehearsals,
  };
}

test('[SM30] what was started is told with its times, and is gone after them', async () => {
  const { press, running, clock } = build();
  const answer = await press({ what: 'open-door', sensorId: 'Freezer', forMs: 20_000 });
  const door = { what: 'open-door', sensorId: 'Freezer', startedAtMs: START_MS, untilMs: START_MS + 20_000 };
  expect([answer.statusCode, answer.json().rehearsals]).toEqual([200, [door]]);
  await press({ what: 'sensor-dies' });
  const silence = { what: 'sensor-dies', sensorId: 'Fridge', startedAtMs: START_MS, untilMs: null };
  expect(await running()).toEqual([door, silence]);
  clock.advance(20_000);
  expect(await running()).toEqual([silence]);
});

test('[SM31] one is ended by itself, all of one sensor, or every one', async () => {
  const { press, end } = build();
  await press({ what: 'sensor-sticks', sensorId: 'Freezer' });
  await press({ what: 'shows-85', sensorId: 'Freezer' });
  await press({ what: 'sensor-sticks', sensorId: 'Outdoor' });
  await press({ what: 'nonsense' });
  await press({ what: 'feed-stops' });
  const left = async (query: string) => (await end(query)).json().rehearsals.map(({ what }: { what: string }) => what);
  expect(await left('?what=shows-85&sensorId=Fridge')).toHaveLength(5);
  expect(await left('?what=feed-stops')).toEqual(['sensor-sticks', 'shows-85', 'sensor-sticks', 'nonsense']);
  expect(await left('?sensorId=Freezer')).toEqual(['sensor-sticks', 'nonsense']);
  expect(await left('')).toEqual([]);
  expect(await left('')).toEqual([]);
});

test.each([
  [{ what: 'explode' }, 'what', 'must be open-door or compressor-fails'],
  [{ what: 'sensor-dies', sensorId: 'Oven' }, 'sensorId', 'must be Fridge or Freezer or Server room'],
  [{ what: 'open-door', sensorId: 'Outdoor' }, 'sensorId', 'must be Fridge or Freezer'],
  [{ what: 'feed-stops', sensorId: 'Fridge' }, 'sensorId', 'leave it out'],
  [{ what: 'open-door', forMs: 1 }, 'forMs', 'must be at least 1000'],
  [{ what: 'open-door', seconds: 1 }, 'seconds', 'leave it out'],
])('[SM32] %j is a 400 that names %s', async (body, field, message) => {
  const { press, running } = build();
  const answer = await press(body);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toEqual([{ field, message: expect.stringContaining(message) }]);
  expect(await running()).toEqual([]);
});

test('[SM32] while no invented sensors run it is a 409 that says how to start them', async () => {
  const { api, press, end } = build('off');
  const answer = await press({ what: 'nonsense' });
  expect([answer.statusCode, answer.json().detail]).toEqual([409, expect.stringContaining('PUT /api/simulator')]);
  expect((await api.inject(URL)).json()).toEqual({ rehearsals: [], offers: [] });
  expect((await end()).statusCode).toBe(200);
});

test('[SM32] a server that has none says so', async () => {
  const api = createApi(buildHttpParts());
  expect((await api.inject(URL)).statusCode).toBe(409);
  expect((await api.inject({ method: 'POST', url: URL, body: { what: 'nonsense' } })).statusCode).toBe(409);
  expect((await api.inject({ method: 'DELETE', url: URL })).statusCode).toBe(409);
});
