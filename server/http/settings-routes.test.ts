import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const URL = '/api/settings';

function build(...sensorIds: string[]) {
  const parts = buildHttpParts();
  for (const sensorId of sensorIds) parts.hear(sensorId, 20);
  const api = createApi(parts);
  const patch = (changes: readonly object[], by = 'Ana') =>
    api.inject({ method: 'PATCH', url: URL, body: { changes }, headers: { 'isotherm-by': by } });
  return { parts, api, patch };
}

const ofSensor = (id: string, patch: object) => ({ scope: 'sensor', id, patch });

test('[HT34] several levels are changed at once, and told as they are then', async () => {
  const { api, patch } = build('a', 'b');
  const answer = await patch([
    { scope: 'group', id: 'Vaccines', patch: { limits: { high: 8, low: 2 }, lastingMs: 600_000 } },
    ofSensor('a', { group: 'Vaccines', name: 'Upper shelf' }),
  ]);
  expect(answer.json().settings).toMatchObject([
    { scope: 'group', id: 'Vaccines', rules: { limits: { high: 8, low: 2 } }, changedBy: 'Ana' },
    { scope: 'sensor', id: 'a', details: { group: 'Vaccines', name: 'Upper shelf' } },
  ]);
  const all = (await api.inject(URL)).json().settings;
  expect(all.map(({ scope, id }: { scope: string; id: string }) => `${scope}:${id}`)).toEqual([
    'all:',
    'group:Vaccines',
    'sensor:a',
  ]);
});

test('[HT34] all or none', async () => {
  const { patch, parts } = build('a');
  const answer = await patch([ofSensor('a', { note: 'call Ana' }), ofSensor('nobody', { note: 'x' })]);
  expect([answer.statusCode, parts.board.settings()]).toMatchObject([404, [{ scope: 'all', version: 1 }]]);
});

test.each([
  [{ limits: { high: 1, low: 2 } }, 'changes.1.patch.limits.low'],
  [{ warning: { high: 1, low: 1 } }, 'changes.1.patch.warning.low'],
  [{ lastingMs: -1 }, 'changes.1.patch.lastingMs'],
  [{ colour: 'red' }, 'changes.1.patch.colour'],
  [{ group: 'a\u0007' }, 'changes.1.patch.group'],
  [{ note: 'call\0' }, 'changes.1.patch.note'],
  [{ name: 'Ana \ud83d' }, 'changes.1.patch.name'],
  [{ place: '\0' }, 'changes.1.patch.place'],
])('[HT34][HT43] %j is a 400 that names its place', async (wrong, field) => {
  const { patch } = build('a');
  const answer = await patch([ofSensor('a', {}), ofSensor('a', wrong)]);
  expect([answer.statusCode, answer.json().errors?.[0].field]).toEqual([400, field]);
});

test.each([
  { scope: 'all', id: '', patch: { limits: null } },
  { scope: 'group', id: 'G', patch: { name: 'x' } },
  { scope: 'group', id: '', patch: { lastingMs: 0 } },
  ofSensor('a', { continues: 'nobody' }),
])('[HT34] %j fits no level: a 400 that says so', async (change) => {
  const answer = await build('a').patch([change]);
  expect([answer.statusCode, answer.json().detail]).toEqual([400, expect.stringContaining('fit no level')]);
});

test('[HT34] a version that is over is a 412 that says who changed it and when', async () => {
  const { patch, parts } = build('a');
  await patch([ofSensor('a', { note: 'mine' })]);
  const answer = await patch([{ ...ofSensor('a', { note: 'late' }), ifVersion: 0 }], 'Bo');
  const at = new Date(parts.clock.nowMs()).toISOString();
  expect([answer.statusCode, answer.json().detail]).toEqual([412, expect.stringContaining(`Ana changed`)]);
  expect(answer.json().detail).toContain(at);
  expect(parts.board.sensorSettings('a')?.rules.note).toBe('mine');
});

test('[HT34] five hundred levels, each with a long note, are one request', async () => {
  const ids = Array.from({ length: 500 }, (_, n) => `fridge-${n}`);
  const { patch } = build(...ids);
  const answer = await patch(ids.map((id) => ofSensor(id, { note: '温'.repeat(1000) })));
  expect([answer.statusCode, answer.json().settings?.length]).toEqual([200, 500]);
});

test('[HT25] while nothing can be stored no settings are changed: 503', async () => {
  const { patch, parts } = build('a');
  parts.storage.works = false;
  expect((await patch([ofSensor('a', { note: 'x' })])).statusCode).toBe(503);
});

test('[HT35] what holds for a sensor, with the level each field comes from', async () => {
  const { api, patch } = build('a');
  await patch([
    ofSensor('a', { group: 'G', lastingMs: 5000 }),
    { scope: 'group', id: 'G', patch: { note: 'call Ana' } },
  ]);
  expect((await api.inject('/api/sensors/a/settings')).json()).toMatchObject({
    own: { details: { group: 'G' } },
    rules: { limits: { high: 40 }, lastingMs: 5000, note: 'call Ana', stayBackMs: 0 },
    from: { limits: 'all', lastingMs: 'sensor', note: 'group' },
  });
  expect((await api.inject('/api/sensors/nobody/settings')).statusCode).toBe(404);
});

test('[HT35] its ETag changes with what it inherits, and with nothing else', async () => {
  const { api, patch } = build('a', 'b');
  const etagOf = async () => (await api.inject('/api/sensors/a/settings')).headers.etag;
  const first = await etagOf();
  await patch([ofSensor('b', { note: 'other' })]);
  expect(await etagOf()).toBe(first);
  await patch([{ scope: 'all', id: '', patch: { lastingMs: 5000 } }]);
  expect(await etagOf()).not.toBe(first);
});
