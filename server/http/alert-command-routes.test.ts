import { expect, test } from 'vitest';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { anAlert, aStep } from '#server/testing/write-batches';
import { createApi } from './create-api';

function build(history = createEmptyHistory()) {
  const parts = buildHttpParts({ history });
  parts.hear('boiler', 50);
  parts.hear('freezer', 60);
  const ids = parts.board.alerts(parts.clock.nowMs()).map(({ id }) => id);
  const api = createApi(parts);
  const send = (method: 'POST' | 'DELETE', path: string, body?: object, headers: Record<string, string> = {}) =>
    api.inject({ method, url: `/api/alerts/${path}`, body, headers });
  return { parts, api, send, ids, id: encodeURIComponent(ids[0] ?? '') };
}

test('[HT31] an alert is acknowledged by whoever the request says', async () => {
  const { send, id } = build();
  const headers = { 'isotherm-by': encodeURIComponent('小安') };
  const answer = await send('POST', `${id}/acknowledge`, { note: 'door was open' }, headers);
  expect(answer.json()).toMatchObject({ acknowledgedBy: '小安', endedAtMs: null });
  const again = await send('POST', `${id}/acknowledge`, {}, { 'isotherm-by': 'Ben' });
  expect([again.statusCode, again.json().acknowledgedBy]).toEqual([200, '小安']);
});

test.each(['%', '%00', 'x'.repeat(61), '%20'])('[HT32] %s can be nobody: 400, nothing changed', async (name) => {
  const { send, id, api } = build();
  const answer = await send('POST', `${id}/acknowledge`, {}, { 'isotherm-by': name });
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'Isotherm-By']);
  expect((await api.inject('/api/alerts')).json().alerts[0].acknowledgedAtMs).toBeNull();
});

test('[HT31] many are acknowledged at once, and those that are gone are passed over', async () => {
  const { send, ids } = build();
  const answer = await send('POST', 'acknowledge', { alertIds: [...ids, 'gone'] });
  expect(answer.json().alerts.map(({ id }: { id: string }) => id)).toEqual(ids);
});

test('[HT31] one is snoozed for a time, and rings again when that is taken back', async () => {
  const { send, id, parts } = build();
  const snoozed = await send('POST', `${id}/snooze`, { forMs: 60_000 });
  expect(snoozed.json().snoozedUntilMs).toBe(parts.clock.nowMs() + 60_000);
  expect((await send('DELETE', `${id}/snooze`)).json().snoozedUntilMs).toBeNull();
});

test.each([{ forMs: 1 }, { forMs: '60000' }, {}, { forMs: 60_000, until: 5 }])(
  '[HT31] %j is no snooze: 400 naming the field',
  async (body) => {
    const { send, id } = build();
    const answer = await send('POST', `${id}/snooze`, body);
    expect([answer.statusCode, answer.json().errors.length]).toEqual([400, 1]);
  },
);

test('[HT31] an alert of the past is fetched from the store', async () => {
  const past = anAlert({ id: 'past', endedAtMs: 5, endReason: 'back' });
  const { send } = build(createEmptyHistory({ alertsById: async () => [past] }));
  const answer = await send('POST', 'past/acknowledge', {});
  expect(answer.json()).toMatchObject({ id: 'past', acknowledgedAtMs: expect.any(Number) });
});

test('[HT33] an alert is told with everything that happened to it', async () => {
  const record = { alert: anAlert({ id: 'past' }), steps: [aStep('opened', { alertId: 'past' })] };
  const history = createEmptyHistory({ alertRecord: async (id) => (id === 'past' ? record : null) });
  const { api } = build(history);
  expect((await api.inject('/api/alerts/past')).json()).toEqual(record);
  expect((await api.inject('/api/alerts/nobody')).statusCode).toBe(404);
});

test('[HT31] one that never was is a 404, and while nothing can be stored nothing is done: 503', async () => {
  const { send, id, parts } = build();
  expect((await send('POST', 'nobody/acknowledge', {})).statusCode).toBe(404);
  parts.storage.works = false;
  expect((await send('POST', `${id}/notes`, { note: 'seen' })).statusCode).toBe(503);
});
