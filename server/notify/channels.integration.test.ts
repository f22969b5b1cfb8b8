import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, ChannelDraft } from '#protocol/channel';
import { type HookServer, startHookServer } from '#server/testing/hook-server';
import { type MailServer, startMailServer } from '#server/testing/mail-server';
import { aChannel, createNotifyParts, type NotifyParts } from '#server/testing/notify-parts';

let parts: NotifyParts;
let hook: HookServer;
let mail: MailServer;

beforeEach(async () => {
  [parts, hook, mail] = await Promise.all([createNotifyParts(), startHookServer(), startMailServer()]);
});

afterEach(async () => {
  await Promise.all([hook.close(), mail.close()]);
  await parts.stop();
});

const SECRET = 'sixteen-letters!';
const build = () =>
  parts.worker({ allow: [hook.place], smtp: { url: mail.url, from: 'Isotherm <alerts@iso.example>' } });

async function add(worker: ReturnType<typeof build>, target: ChannelDraft['target'], fields = {}): Promise<Channel> {
  return (await worker.channels.add(aChannel(target, fields))) as Channel;
}

describe('webhook', () => {
  test('[NT18] what is signed is the time and the body, as docs/notifications.md has receivers check it', async () => {
    const worker = build();
    const { channelId } = await add(worker, { kind: 'webhook', url: hook.url, secret: SECRET });
    await worker.channels.test(channelId);
    const { headers, body } = hook.heard[0]!;
    const seconds = String(headers['isotherm-timestamp']);
    const expected = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
    expect(headers['isotherm-signature']).toBe(`v1=${expected}`);
    expect(Number(seconds)).toBe(parts.clock.nowMs() / 1000);
    expect(headers['isotherm-delivery']).toBe(JSON.parse(body).deliveryId);
  });

  test('[NT18] without a secret nothing is signed', async () => {
    const worker = build();
    const { channelId } = await add(worker, { kind: 'webhook', url: hook.url });
    await worker.channels.test(channelId);
    expect(hook.heard[0]?.headers['isotherm-signature']).toBeUndefined();
  });
});

describe('secrets', () => {
  test('[NT19] are never told, stay where none is written, and change where one is', async () => {
    const worker = build();
    const target = { kind: 'webhook', url: hook.url } as const;
    const added = await add(worker, { ...target, secret: SECRET });
    expect(added).toMatchObject({ hasSecret: true, target });
    expect(JSON.stringify(await worker.channels.list())).not.toContain(SECRET);
    expect(await worker.channels.change(added.channelId, aChannel(target))).toMatchObject({ hasSecret: true });
    await worker.channels.test(added.channelId);
    const other = { ...target, secret: 'another-sixteen-l' };
    await worker.channels.change(added.channelId, aChannel(other));
    await worker.channels.test(added.channelId);
    const [first, second] = hook.heard.map(({ headers }) => headers['isotherm-signature']);
    expect(first).toBeDefined();
    expect(second).not.toBe(first);
  });

  test('[NT28] each version has a time of its own, and what was not seen is not changed', async () => {
    const worker = build();
    const added = await add(worker, { kind: 'email', to: ['ana@example.org'] });
    const { channelId } = added;
    const change = (name: string, seen?: Channel) => {
      const draft = aChannel({ kind: 'email', to: ['ana@example.org'] }, { name });
      const isAsSeen = (now: Channel) => now.changedAtMs === (seen ?? now).changedAtMs;
      return worker.channels.change(channelId, draft, { isAsSeen });
    };
    const bo = (await change('Bo')) as Channel;
    const [cy] = (await worker.channels.changeTold([{ channelId, scope: 'all', id: '', tells: false }])) as Channel[];
    expect(new Set([added, bo, cy].map((one) => one?.changedAtMs)).size).toBe(3);
    expect(await change('Di', bo)).toBe('stale');
    expect(await worker.channels.find(channelId)).toEqual(cy);
    expect(await change('Di', cy)).toMatchObject({ name: 'Di' });
  });

  test('[NT19] a token stays with the server it was given for', async () => {
    const worker = build();
    const target = { kind: 'ntfy', server: 'https://ntfy.example', topic: 'a' } as const;
    const { channelId } = await add(worker, { ...target, token: 'tk_1' });
    const change = async (next: ChannelDraft['target']) =>
      ((await worker.channels.change(channelId, aChannel(next))) as Channel).hasSecret;
    expect(await change({ ...target, topic: 'b' })).toBe(true);
    expect(await change({ ...target, server: 'https://elsewhere.example' })).toBe(false);
  });
});

describe('test', () => {
  test('[NT21] stands in the log of deliveries, delivered or with what to do', async () => {
    const worker = build();
    const inside = await add(worker, { kind: 'webhook', url: 'https://10.0.0.5/x' });
    const fine = await add(worker, { kind: 'webhook', url: hook.url });
    expect(await worker.channels.test(inside.channelId)).toEqual({
      delivered: false,
      error: 'refused: 10.0.0.5 is a private address; add it to NOTIFY_ALLOW',
    });
    expect(await worker.channels.test(fine.channelId)).toEqual({ delivered: true, error: null });
    expect(await worker.channels.test(99)).toBeNull();
    expect((await parts.deliveries()).map(({ what, state, lastError }) => [what, state, lastError])).toEqual([
      ['test', 'failed', 'refused: 10.0.0.5 is a private address; add it to NOTIFY_ALLOW'],
      ['test', 'delivered', null],
    ]);
  });

  test('[NT21] a place where nobody listens is told as such', async () => {
    const worker = parts.worker({ allow: ['127.0.0.1:9'] });
    const { channelId } = await add(worker, { kind: 'webhook', url: 'http://127.0.0.1:9/' });
    expect((await worker.channels.test(channelId))?.error).toMatch(/^nobody listens there: check address and port/);
  });
});

describe('e-mail', () => {
  test('[NT24] carries the words, the link and an id that stays', async () => {
    const worker = build();
    await add(worker, { kind: 'email', to: ['ana@example.org', 'bo@example.org'] }, { language: 'zh-CN' });
    await parts.open('a');
    await worker.settle();
    const [sent] = mail.mails;
    expect(sent).toMatchObject({ from: 'alerts@iso.example', to: ['ana@example.org', 'bo@example.org'] });
    expect(sent?.data).toMatch(/^Message-ID: <1-1-\w+@iso\.example>$/im);
    expect(sent?.data).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(sent?.data).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(sent?.data.replaceAll('=\n', '')).toContain('https://iso.example/alerts/a');
  });

  test('[NT24] for whom it was not taken is told', async () => {
    const worker = build();
    mail.refuse('bo@example.org');
    const { channelId } = await add(worker, { kind: 'email', to: ['ana@example.org', 'bo@example.org'] });
    expect(await worker.channels.test(channelId)).toEqual({ delivered: true, error: 'Not taken for bo@example.org.' });
  });

  test('[NT24] without a mail server the sentence says what to set', async () => {
    const worker = parts.worker();
    const { channelId } = await add(worker, { kind: 'email', to: ['ana@example.org'] });
    expect((await worker.channels.test(channelId))?.error).toContain('SMTP_URL and SMTP_FROM');
  });
});

test('[NT25] ntfy gets a title, a priority by what is open, the link and the token', async () => {
  const worker = build();
  await add(worker, { kind: 'ntfy', server: `http://${hook.place}`, topic: 'cellar', token: 'tk_1' });
  const alert = await parts.open('a');
  await worker.settle();
  await parts.end(alert);
  await worker.settle();
  expect(hook.heard.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/', 'Bearer tk_1'],
    ['/', 'Bearer tk_1'],
  ]);
  expect(hook.heard.map(({ body }) => JSON.parse(body))).toMatchObject([
    { topic: 'cellar', title: 'Alert: freezer-1 too hot', priority: 5, click: 'https://iso.example/alerts/a' },
    { topic: 'cellar', title: 'Ended: freezer-1 too hot', priority: 3 },
  ]);
});
