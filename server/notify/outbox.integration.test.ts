import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel } from '#protocol/channel';
import { type HookServer, startHookServer } from '#server/testing/hook-server';
import { aChannel, createNotifyParts, type NotifyParts } from '#server/testing/notify-parts';
import { aSettingsChange } from '#server/testing/write-batches';
import { POST_LIMIT_MS } from './guard/guarded-post';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

let parts: NotifyParts;
let hook: HookServer;
let more: HookServer[] = [];

beforeEach(async () => {
  parts = await createNotifyParts();
  hook = await startHookServer();
});

afterEach(async () => {
  await Promise.all([hook, ...more].map((server) => server.close()));
  more = [];
  await parts.stop();
});

const webhook = (server: HookServer, fields = {}) => aChannel({ kind: 'webhook', url: server.url }, fields);
const idsOf = (server: HookServer) => server.heard.map(({ headers }) => String(headers['isotherm-delivery']));

/** Channel and step of an id, without the moment. */
const countOf = (deliveryId: string) => deliveryId.replace(/-[^-]+$/, '');
const countsOf = (server: HookServer) => idsOf(server).map(countOf);
const bodiesOf = (server: HookServer) => server.heard.map(({ body }) => JSON.parse(body));

/** Waits, without a clock of its own, for what comes over a socket. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass as the notifier would see it, a look a second. */
async function pass(worker: ReturnType<NotifyParts['worker']>, ms: number, stepMs = SECOND_MS): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    parts.clock.advance(stepMs);
    await worker.settle();
  }
}

describe('from steps to deliveries', () => {
  test('[NT1] each step is told once on every channel it is for, by an id that stays', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook));
    await worker.channels.add(webhook(hook, { name: 'Critical', severities: ['critical'], tellsEnd: false }));
    await parts.end(await parts.open('a', { severity: 'warning' }));
    await parts.open('b');
    await worker.settle();
    await worker.settle();
    expect((await parts.deliveries()).map(({ deliveryId, what, state }) => [countOf(deliveryId), what, state])).toEqual(
      [
        ['1-1', 'opened', 'dropped'],
        ['1-2', 'ended', 'delivered'],
        ['1-3', 'opened', 'delivered'],
        ['2-3', 'opened', 'delivered'],
      ],
    );
    expect(countsOf(hook).sort()).toEqual(['1-2', '1-3', '2-3']);
  });

  test('[NT1] what happened before there was a channel is told to nobody', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await parts.open('a');
    await worker.settle();
    await worker.channels.add(webhook(hook));
    await worker.settle();
    expect(await parts.deliveries()).toEqual([]);
  });

  test('[NT2] groups and names are those of the settings now', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    const all = aSettingsChange(2, { high: 40 });
    const group = aSettingsChange(3, { scope: 'group', scopeId: 'Cellar' });
    group.after.rules.note = 'Call Ana.';
    const details = { name: 'Freezer 2', group: 'Cellar' };
    const sensor = aSettingsChange(4, { scope: 'sensor', scopeId: 'freezer-1', details });
    await parts.store.store({ settings: [all, group, sensor] });
    await worker.channels.add(webhook(hook, { groups: ['Cellar'] }));
    await worker.channels.add(webhook(hook, { groups: ['Attic'] }));
    await parts.open('a');
    await worker.settle();
    const [body, ...others] = bodiesOf(hook);
    expect(others).toEqual([]);
    expect(body).toMatchObject({
      deliveryId: expect.stringMatching(/^1-1-/),
      what: 'opened',
      url: 'https://iso.example/alerts/a',
    });
    expect(body.text).toMatch(/^Freezer 2 is .* above its threshold[\s\S]*\nWhat to do: Call Ana\.$/);
    expect(body.alerts).toMatchObject([{ id: 'a', sensorId: 'freezer-1', kind: 'high' }]);
  });

  test('[NT2][NT20] each is told of what they were chosen for: one of the freezers, another of the lab', async () => {
    const lab = await startHookServer();
    more.push(lab);
    const worker = parts.worker({ allow: [hook.place, lab.place] });
    const secret = 'sixteen letters!';
    const target = { kind: 'webhook', url: hook.url, secret } as const;
    const ana = (await worker.channels.add(aChannel(target))) as Channel;
    const bo = (await worker.channels.add(webhook(lab, { name: 'Bo', sensorIds: ['oven'] }))) as Channel;
    const place = (id: string, group: string, version: number) =>
      aSettingsChange(version, { scope: 'sensor', scopeId: id, details: { group } });
    await parts.store.store({ settings: [place('freezer-1', 'Freezers', 2), place('scale', 'Lab', 3)] });
    const told = await worker.channels.changeTold([
      { channelId: bo.channelId, scope: 'group', id: 'Lab', tells: true },
      { channelId: bo.channelId, scope: 'sensor', id: 'oven', tells: null },
      { channelId: ana.channelId, scope: 'group', id: 'Lab', tells: false },
    ]);
    expect(told).toMatchObject([
      { name: 'Ana', exceptGroups: ['Lab'], tellsOthers: true, hasSecret: true },
      { name: 'Bo', groups: ['Lab'], sensorIds: [], tellsOthers: false },
    ]);
    await parts.open('a', { sensorId: 'freezer-1' });
    await parts.open('b', { sensorId: 'scale' });
    await parts.open('c', { sensorId: 'oven' });
    await worker.settle();
    const heard = (server: HookServer) => bodiesOf(server).map(({ alerts }) => alerts[0].id);
    expect([heard(hook).sort(), heard(lab)]).toEqual([['a', 'c'], ['b']]);
    expect(hook.heard[0]?.headers['isotherm-signature']).toBeDefined();
  });

  test('[NT20] of changes of which one cannot be none is made', async () => {
    const worker = parts.worker();
    const { channelId } = (await worker.channels.add(webhook(hook))) as Channel;
    const one = { channelId, scope: 'sensor', id: 'oven', tells: false } as const;
    expect(await worker.channels.changeTold([one, { ...one, channelId: 99 }])).toBe('no-such-channel');
    const many = Array.from({ length: 501 }, (_, index) => ({ ...one, id: `s${index}` }));
    expect(await worker.channels.changeTold(many)).toBe('too-many-named');
    expect(await worker.channels.find(channelId)).toMatchObject({ exceptSensorIds: [] });
  });

  test('[NT2] a channel of a version that knew no exceptions is as it was', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook, { groups: ['Cellar'] }));
    await parts.store.pool.query(
      `UPDATE channels SET draft = draft - 'exceptGroups' - 'exceptSensorIds' - 'tellsOthers'`,
    );
    expect(await worker.channels.list()).toMatchObject([{ exceptGroups: [], exceptSensorIds: [], tellsOthers: false }]);
    await parts.open('a');
    await worker.settle();
    expect(hook.heard).toEqual([]);
  });
});

describe('a target that is away', () => {
  test('[NT3] ten minutes down, then slow, then back: everything arrives, also after a kill half-way', async () => {
    const first = parts.worker({ allow: [hook.place] });
    await first.channels.add(webhook(hook, { maxPerHour: 600 }));
    hook.answerWith('reset');
    for (let minute = 0; minute < 10; minute += 1) {
      await parts.open(`a${minute}`);
      await pass(first, MINUTE_MS, 5 * SECOND_MS);
    }
    const ids = (await parts.deliveries()).map(({ deliveryId }) => deliveryId);
    expect(new Set(ids).size).toBe(10);
    expect((await parts.deliveries()).every(({ state, attempts }) => state === 'waiting' && attempts > 0)).toBe(true);

    const heardWhileDown = hook.heard.length;
    hook.answerWith('hang');
    parts.clock.advance(10 * MINUTE_MS);
    await first.look();
    await until(() => hook.heard.length > heardWhileDown);
    parts.clock.advance(POST_LIMIT_MS);
    // Killed while a message is under way: nobody notes that it arrived.
    first.stop();
    hook.answerWith(200);
    await first.idle();

    const second = parts.worker({ allow: [hook.place] });
    const before = hook.heard.length;
    await pass(second, 11 * MINUTE_MS, 5 * SECOND_MS);
    const after = await parts.deliveries();
    expect(after.map(({ deliveryId, state }) => [deliveryId, state])).toEqual(ids.map((id) => [id, 'delivered']));
    expect([...new Set(idsOf(hook).slice(before))].sort()).toEqual([...ids].sort());
    for (const id of idsOf(hook)) expect(ids).toContain(id);
  });

  test('[NT3] once one arrives what waited for the target follows at once', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook));
    hook.answerWith(503);
    for (const id of ['a', 'b', 'c']) await parts.open(id);
    await pass(worker, 5 * MINUTE_MS, 5 * SECOND_MS);
    hook.answerWith(200);
    const before = hook.heard.length;
    await parts.open('d');
    await pass(worker, SECOND_MS);
    expect(countsOf(hook).slice(before).sort()).toEqual(['1-1', '1-2', '1-3', '1-4']);
  });

  test('[NT3] one whose target hangs holds up no other', async () => {
    const slow = await startHookServer();
    more.push(slow);
    const worker = parts.worker({ allow: [hook.place, slow.place] });
    await worker.channels.add(webhook(slow));
    await worker.channels.add(webhook(hook));
    slow.answerWith('hang');
    await parts.open('a');
    await worker.look();
    await until(() => slow.heard.length === 1);
    await parts.open('b');
    await worker.look();
    await until(() => hook.heard.length === 2);
    expect(slow.heard).toHaveLength(1);
    slow.answerWith(200);
    slow.release();
    await worker.idle();
    await worker.settle();
    expect(countsOf(slow)).toEqual(['1-1', '1-2']);
  });

  test('[NT4] what a target does not like is told why, and given up after a day', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook));
    hook.answerWith(400);
    await parts.open('a');
    await pass(worker, 10 * SECOND_MS);
    expect((await parts.deliveries())[0]).toMatchObject({
      state: 'waiting',
      attempts: 2,
      lastError: 'answered 400: not now',
    });
    parts.clock.advance(24 * HOUR_MS);
    await worker.settle();
    expect((await parts.deliveries())[0]).toMatchObject({ state: 'failed', nextAttemptAtMs: null });
  });

  test('[NT9] what waits for a channel that is removed or turned off is not sent', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    const draft = webhook(hook);
    const removed = (await worker.channels.add(draft)) as Channel;
    const off = (await worker.channels.add(draft)) as Channel;
    hook.answerWith(503);
    await parts.open('a');
    await worker.settle();
    hook.answerWith(200);
    const before = hook.heard.length;
    await worker.channels.remove(removed.channelId);
    await worker.channels.change(off.channelId, { ...draft, isOn: false });
    await pass(worker, MINUTE_MS, 5 * SECOND_MS);
    expect(hook.heard).toHaveLength(before);
    expect((await parts.deliveries()).map(({ state, lastError }) => [state, lastError])).toEqual([
      ['dropped', 'The channel was removed.'],
      ['dropped', 'The channel was turned off.'],
    ]);
  });
});

describe('no flood', () => {
  test('[NT5] two thousand alerts at once are one message, and every step is in it', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook));
    const { rows } = await parts.store.pool.query('SELECT count(*)::int AS before FROM alert_steps');
    expect(rows[0].before).toBe(0);
    await parts.open('a0');
    await parts.store.pool.query(`
      INSERT INTO alerts SELECT (jsonb_populate_record(a, jsonb_build_object('id', 'x' || n))).*
        FROM alerts a, generate_series(1, 2000) n WHERE a.id = 'a0'`);
    await parts.store.pool.query(`
      INSERT INTO alert_steps (alert_id, kind, at_ms) SELECT 'x' || n, 'opened', 0 FROM generate_series(1, 2000) n`);
    await worker.settle();
    const [digest, ...others] = bodiesOf(hook);
    expect(others).toEqual([]);
    expect(digest.what).toBe('digest');
    expect(digest.alerts).toHaveLength(2001);
    const told = (await parts.deliveries()).at(-1);
    expect(told).toMatchObject({ deliveryId: digest.deliveryId, state: 'delivered' });
    expect(told?.alertIds).toHaveLength(2001);
  });

  test('[NT5] a digest that failed is sent again by the same id', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook, { maxPerHour: 2 }));
    hook.answerWith(503);
    await parts.open('a');
    await parts.open('b');
    await worker.settle();
    hook.answerWith(200);
    await pass(worker, 10 * SECOND_MS);
    const [first, ...others] = idsOf(hook);
    expect(first).toMatch(/^1-digest-\d+-\w+$/);
    expect(others).toEqual([first]);
  });

  test('[NT5] after a storm the next ones wait for their time and come together', async () => {
    const worker = parts.worker({ allow: [hook.place] });
    await worker.channels.add(webhook(hook, { maxPerHour: 4 }));
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      await parts.open(id);
      await pass(worker, SECOND_MS);
    }
    expect(hook.heard).toHaveLength(2);
    await pass(worker, 30 * MINUTE_MS, MINUTE_MS);
    expect(bodiesOf(hook).map(({ what, alerts }) => [what, alerts.length])).toEqual([
      ['opened', 1],
      ['opened', 1],
      ['digest', 3],
    ]);
  });
});

test('[NT6] what came in quiet hours is told at their end, once and only if it still matters', async () => {
  const worker = parts.worker({ allow: [hook.place] });
  const nowMinute = new Date(parts.clock.nowMs()).getUTCHours() * 60;
  const quiet = { fromMinute: nowMinute, toMinute: nowMinute + 120, criticalToo: false };
  await worker.channels.add(webhook(hook, { quiet }));
  await parts.open('critical');
  const brief = await parts.open('brief', { severity: 'warning', kind: 'low' });
  await parts.open('lasting', { severity: 'warning' });
  await pass(worker, SECOND_MS);
  await parts.end(brief);
  await pass(worker, HOUR_MS, 10 * MINUTE_MS);
  expect(bodiesOf(hook).map(({ alerts }) => alerts[0].id)).toEqual(['critical']);
  expect((await parts.deliveries()).map(({ state }) => state).sort()).toEqual(['delivered', 'dropped', 'held', 'held']);
  await pass(worker, HOUR_MS, 10 * MINUTE_MS);
  expect(bodiesOf(hook).map(({ alerts }) => alerts[0].id)).toEqual(['critical', 'lasting']);
  expect((await parts.deliveries()).map(({ state }) => state).sort()).toEqual([
    'delivered',
    'delivered',
    'dropped',
    'dropped',
  ]);
});

test('[NT17] the log of deliveries goes back ninety days', async () => {
  const worker = parts.worker({ allow: [hook.place] });
  await worker.channels.add(webhook(hook));
  await parts.open('a');
  await worker.settle();
  parts.clock.advance(91 * 24 * HOUR_MS);
  await worker.settle();
  expect(await parts.deliveries()).toEqual([]);
});
