import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { anAlert } from '#server/testing/write-batches';
import { createApi } from './create-api';

const ANA = { 'isotherm-by': 'Ana' };

/** `boiler` and `oven` are too hot on the board; `stored` is known to the database alone. */
function build(stored: readonly Alert[] = []) {
  const asked: string[] = [];
  const history = createEmptyHistory({
    async alertsById(ids) {
      asked.push(...ids);
      return stored.filter(({ id }) => ids.includes(id));
    },
  });
  const parts = buildHttpParts({ history });
  parts.hear('boiler', 50);
  parts.hear('oven', 60);
  const ids = parts.board.alerts(parts.clock.nowMs()).map(({ id }) => id) as [string, string];
  const api = createApi(parts);
  const post = (path: string, body: object | undefined = {}, headers: Record<string, string> = ANA) =>
    api.inject({ method: 'POST', url: `/api/alerts/${path}`, body, headers });
  return { parts, api, ids, asked, post };
}

const ENDED = anAlert({ id: 'old', endedAtMs: 5000, endReason: 'back' });

test('[HT31] an alert that is acknowledged says by whom, and asking again changes nothing', async () => {
  const { ids, post, parts } = build();
  const answer = await post(`${ids[0]}/acknowledge`, { note: 'on my way' });
  expect(answer.json()).toMatchObject({ id: ids[0], acknowledgedBy: 'Ana', acknowledgedAtMs: parts.clock.nowMs() });
  const again = await post(`${ids[0]}/acknowledge`, {}, { 'isotherm-by': 'Bo' });
  expect([again.statusCode, again.json().acknowledgedBy]).toEqual([200, 'Ana']);
});

test('[HT31] acknowledging needs no body', async () => {
  const { ids, api } = build();
  const answer = await api.inject({ method: 'POST', url: `/api/alerts/${ids[0]}/acknowledge` });
  expect(answer.statusCode).toBe(200);
});

test('[HT31] many at once: the answer has those that were not acknowledged yet', async () => {
  const { ids, post, asked } = build([ENDED]);
  await post(`${ids[0]}/acknowledge`);
  const answer = await post('acknowledge', { alertIds: [...ids, ids[1], 'old', 'unknown'] });
  expect(answer.json().alerts.map(({ id }: Alert) => id)).toEqual([ids[1], 'old']);
  expect(asked).toEqual(['old', 'unknown']);
});

test('[HT31] a thousand alerts are acknowledged in one request', async () => {
  const { post } = build();
  const alertIds = Array.from({ length: 1000 }, (_, n) => `${n}-`.padEnd(300, 'x'));
  expect((await post('acknowledge', { alertIds })).statusCode).toBe(404);
});

test('[HT31] a snooze has an end, and may be ended before', async () => {
  const { ids, post, api, parts } = build();
  const snoozed = await post(`${ids[0]}/snooze`, { forMs: 600_000 });
  expect(snoozed.json().snoozedUntilMs).toBe(parts.clock.nowMs() + 600_000);
  const ended = await api.inject({ method: 'DELETE', url: `/api/alerts/${ids[0]}/snooze`, headers: ANA });
  expect(ended.json()).toMatchObject({ id: ids[0], snoozedUntilMs: null, acknowledgedAtMs: null });
});

test('[HT31] one that has ended cannot be snoozed and is answered as it is', async () => {
  const { post } = build([ENDED]);
  expect((await post('old/snooze', { forMs: 600_000 })).json()).toEqual(ENDED);
});

test('[HT31] one that left the board takes notes still', async () => {
  const { post } = build([ENDED]);
  expect((await post('old/notes', { note: 'door seal replaced' })).json()).toEqual(ENDED);
});

test.each([
  ['a1/acknowledge', { note: '' }, 'note'],
  ['a1/snooze', { forMs: 1000 }, 'forMs'],
  ['a1/snooze', { forMs: 8 * 86_400_000 }, 'forMs'],
  ['a1/notes', { note: 'x'.repeat(501) }, 'note'],
  ['acknowledge', { alertIds: [] }, 'alertIds'],
  ['a1/notes', { note: 'on my way\0' }, 'note'],
  ['acknowledge', { alertIds: ['a\0'] }, 'alertIds.0'],
  ['a%00/notes', { note: 'x' }, 'alertId'],
])('[HT31][HT43] %s with %j is a 400 that names %s', async (path, body, field) => {
  const answer = await build().post(path, body);
  expect([answer.statusCode, answer.json().errors?.[0].field]).toEqual([400, field]);
});

test('[HT31] an alert that nobody knows is a 404', async () => {
  const answer = await build().post('nothing/notes', { note: 'x' });
  expect([answer.statusCode, answer.json().detail]).toEqual([404, expect.stringContaining('no such alert')]);
});

test('[HT25] while nothing can be stored nothing is acknowledged: 503', async () => {
  const { ids, post, parts } = build();
  parts.storage.works = false;
  expect((await post(`${ids[0]}/acknowledge`)).statusCode).toBe(503);
  expect(parts.board.alert(ids[0])?.acknowledgedAtMs).toBeNull();
});

const STEP = { alertId: 'old', kind: 'opened', atMs: 1, by: null, note: null, untilMs: null, celsius: 41 } as const;

test('[HT33] an alert of the board comes with the steps that are stored', async () => {
  const parts = buildHttpParts({
    history: createEmptyHistory({ alertRecord: async () => ({ alert: ENDED, steps: [STEP] }) }),
  });
  parts.hear('boiler', 50);
  const [alert] = parts.board.alerts(parts.clock.nowMs());
  const api = createApi(parts);
  expect((await api.inject(`/api/alerts/${alert?.id}`)).json()).toEqual({ alert, steps: [STEP] });
  expect((await api.inject('/api/alerts/old')).json()).toEqual({ alert: ENDED, steps: [STEP] });
});

test('[HT33] one that is not stored yet has no steps, one that nobody knows is a 404', async () => {
  const { api, ids } = build();
  expect((await api.inject(`/api/alerts/${ids[0]}`)).json()).toMatchObject({ alert: { id: ids[0] }, steps: [] });
  expect((await api.inject('/api/alerts/nothing')).statusCode).toBe(404);
});
