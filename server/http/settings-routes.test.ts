import { expect, test } from 'vitest';
import type { SettingsChange } from '#protocol/settings';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

function build() {
  const parts = buildHttpParts();
  for (const sensorId of ['fridge', 'freezer']) parts.hear(sensorId, 5);
  const api = createApi(parts);
  const change = (...changes: Partial<SettingsChange>[]) =>
    api.inject({ method: 'PATCH', url: '/api/settings', body: { changes }, headers: { 'isotherm-by': 'Ana' } });
  return { parts, api, change };
}

const fridges: SettingsChange = {
  scope: 'group',
  id: 'Fridges',
  patch: { limits: { high: 8, low: 2 }, lastingMs: 600_000 },
};
const inGroup: SettingsChange = { scope: 'sensor', id: 'fridge', patch: { group: 'Fridges', name: 'Fridge 1' } };

test('[HT34] a group and its sensors are set up in one request', async () => {
  const { api, change } = build();
  expect((await change(fridges, inGroup)).json().settings).toMatchObject([
    { scope: 'group', id: 'Fridges', version: 2, changedBy: 'Ana' },
    { scope: 'sensor', id: 'fridge', version: 3, details: { name: 'Fridge 1', group: 'Fridges' } },
  ]);
  expect((await api.inject('/api/sensors/fridge/settings')).json()).toMatchObject({
    rules: { limits: { high: 8, low: 2, version: 2 }, lastingMs: 600_000, clearMarginCelsius: 0 },
    from: { limits: 'group', lastingMs: 'group' },
  });
  expect((await api.inject('/api/settings')).json().settings).toHaveLength(3);
});

test('[HT34] all or none: one wrong level leaves the others as they were', async () => {
  const { api, change } = build();
  const nobody: SettingsChange = { scope: 'sensor', id: 'nobody', patch: { name: 'x' } };
  expect((await change(fridges, nobody)).statusCode).toBe(404);
  expect((await api.inject('/api/settings')).json().settings).toHaveLength(1);
});

test('[HT34] whoever looked before somebody else changed it is told who did: 412', async () => {
  const { change } = build();
  await change(fridges);
  const answer = await change({ ...fridges, ifVersion: 0 });
  expect([answer.statusCode, answer.json().detail]).toEqual([
    412,
    expect.stringMatching(/^Ana changed .* Fridges at /),
  ]);
});

test.each([
  [{ ...fridges, patch: { limits: { high: 2, low: 8 } } }, 'changes.0.patch.limits.low'],
  [{ ...fridges, patch: { lasting: 5 } }, 'changes.0.patch.lasting'],
  [{ ...fridges, patch: { stayBackMs: -1 } }, 'changes.0.patch.stayBackMs'],
])('[HT34] %j: 400 naming %s', async (wrong, field) => {
  const answer = await build().change(wrong as Partial<SettingsChange>);
  expect([answer.statusCode, answer.json().errors.map((error: { field: string }) => error.field)]).toEqual([
    400,
    [field],
  ]);
});

test.each([
  { scope: 'all', id: '', patch: { limits: null } },
  { scope: 'group', id: 'Fridges', patch: { name: 'x' } },
  { scope: 'sensor', id: 'fridge', patch: { continues: 'fridge' } },
] as SettingsChange[])('[HT34] %j fits no level: 400', async (wrong) => {
  expect((await build().change(wrong)).statusCode).toBe(400);
});

test('[HT34] what holds for a sensor that was never heard is a 404', async () => {
  expect((await build().api.inject('/api/sensors/nobody/settings')).statusCode).toBe(404);
});
