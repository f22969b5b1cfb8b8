import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const PUT = { method: 'PUT', url: '/api/threshold', body: { high: 30, low: null } } as const;

const put = (by: string | undefined, parts = buildHttpParts()) =>
  createApi(parts).inject({ ...PUT, headers: by === undefined ? {} : { 'isotherm-by': by } });

test.each([
  ['Ana', 'Ana'],
  ['%E7%8E%8B%E5%B0%8F%E6%98%8E', '王小明'],
  [encodeURIComponent('𝒜'.repeat(60)), '𝒜'.repeat(60)],
  ['cafe%CC%81', 'café'.normalize('NFC')],
  ['', null],
  [undefined, null],
])('[HT32] %s is kept beside the change', async (by, kept) => {
  expect((await put(by)).json().changedBy).toBe(kept);
});

test.each(['%', '%20', 'a%0Ab', 'x'.repeat(61), '%FF'])('[HT32] %s can be no name: 400', async (by) => {
  const parts = buildHttpParts();
  const answer = await put(by, parts);
  expect([answer.statusCode, answer.json().errors?.[0].field]).toEqual([400, 'Isotherm-By']);
  expect(parts.board.defaultThreshold().version).toBe(1);
});

test('[HT32] who gives it is kept with each command, whatever it is about', async () => {
  const parts = buildHttpParts();
  parts.hear('boiler', 50);
  const api = createApi(parts);
  const headers = { 'isotherm-by': 'Ana' };
  const own = { method: 'PUT', url: '/api/sensors/boiler/threshold', body: PUT.body, headers } as const;
  expect((await api.inject(own)).json().changedBy).toBe('Ana');
  const [alert] = parts.board.alerts(parts.clock.nowMs());
  await api.inject({ method: 'DELETE', url: '/api/sensors/boiler', headers });
  expect(parts.board.alert(alert?.id ?? '')).toMatchObject({ endReason: 'removed', acknowledgedBy: 'Ana' });
});
