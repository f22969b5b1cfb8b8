import { describe, expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

const NTFY = { name: 'Ana', target: { kind: 'ntfy', topic: 'cellar-7f3' } };
const HOOK = { name: 'Pager', target: { kind: 'webhook', url: 'https://hooks.example/abc' } };

function build(overrides = {}) {
  const parts = buildHttpParts(overrides);
  return { api: createApi(parts), parts };
}

const post = (api: ReturnType<typeof createApi>, url: string, payload: object, headers = {}) =>
  api.inject({ method: 'POST', url, payload, headers });

describe('channels over REST', () => {
  test('[NT20] one is added with defaults, told, changed and removed', async () => {
    const { api } = build();
    const added = (await post(api, '/api/channels', NTFY)).json();
    expect(added).toMatchObject({ channelId: 1, isOn: true, severities: ['critical', 'warning'], maxPerHour: 20 });
    expect((await api.inject('/api/channels')).json()).toEqual({ channels: [added] });
    const changed = await api.inject({ method: 'PUT', url: '/api/channels/1', payload: { ...NTFY, name: 'Bo' } });
    expect(changed.json()).toMatchObject({ channelId: 1, name: 'Bo' });
    expect((await api.inject('/api/channels/1')).json().name).toBe('Bo');
    expect((await api.inject({ method: 'DELETE', url: '/api/channels/1' })).statusCode).toBe(204);
    expect((await api.inject('/api/channels/1')).statusCode).toBe(404);
  });

  test('[NT28] a change of what somebody else changed meanwhile is refused, and of what was seen is not', async () => {
    const { api } = build();
    const seen = (await post(api, '/api/channels', NTFY)).headers.etag as string;
    const put = (name: string, headers = {}) =>
      api.inject({ method: 'PUT', url: '/api/channels/1', payload: { ...NTFY, name }, headers });
    const changes = [{ channelId: 1, scope: 'sensor', id: 'Fridge', tells: false }];
    await api.inject({ method: 'PATCH', url: '/api/channels', payload: { changes } });
    const stale = await put('Bo', { 'if-match': seen });
    expect([stale.statusCode, stale.json().detail]).toEqual([412, expect.stringContaining('get it again')]);
    const now = await api.inject('/api/channels/1');
    expect(now.json()).toMatchObject({ name: 'Ana', exceptSensorIds: ['Fridge'] });
    expect(now.headers.etag).toBe(`"${now.json().changedAtMs}"`);
    const changed = await put('Bo', { 'if-match': now.headers.etag });
    expect([changed.statusCode, changed.json().name]).toEqual([200, 'Bo']);
    expect(changed.headers.etag).not.toBe(now.headers.etag);
    expect((await put('Cy', { 'if-match': '*' })).statusCode).toBe(200);
    expect((await put('Di')).statusCode).toBe(200);
  });

  test('[NT20] who changed it stands in the log, without where it leads', async () => {
    const { api, parts } = build();
    await post(api, '/api/channels', HOOK, { 'isotherm-by': 'Ana%20M' });
    const [line] = parts.log.lines.filter(({ event }) => event === 'channel-added');
    expect(line?.fields).toEqual({ channelId: 1, name: 'Pager', kind: 'webhook', by: 'Ana M' });
  });

  test.each([
    [{ ...NTFY, timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ ...HOOK, target: { kind: 'webhook', url: 'ftp://hooks.example' } }, 'target.url'],
    [{ ...HOOK, target: { kind: 'webhook', url: 'https://a:b@hooks.example' } }, 'target.url'],
    [{ ...NTFY, target: { kind: 'ntfy', topic: 'x', server: 'file:///etc' } }, 'target.server'],
    [{ ...NTFY, target: { kind: 'ntfy', topic: 'a b' } }, 'target.topic'],
    [{ ...NTFY, groups: ['Cellar'], exceptGroups: ['Cellar'] }, 'exceptGroups'],
    [{ ...NTFY, name: 'A\0' }, 'name'],
    [{ ...NTFY, groups: ['\0'] }, 'groups.0'],
    [{ ...NTFY, exceptSensorIds: ['a', '\ud800'] }, 'exceptSensorIds.1'],
    [{ ...HOOK, target: { ...HOOK.target, secret: 'sixteen letters\0' } }, 'target.secret'],
  ])('[NT20] what can be no channel is refused by its field: %#', async (payload, field) => {
    const answer = await post(build().api, '/api/channels', payload);
    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, field]);
  });

  test('[NT20] one that names as many as it may is saved as a whole, in any script', async () => {
    const { api } = build();
    await post(api, '/api/channels', NTFY);
    const names = (count: number, length: number, first: string) =>
      Array.from({ length: count }, (_, at) => `${first}${at}`.padEnd(length, '冷'));
    const named = {
      sensorIds: names(500, 64, 'a'),
      exceptSensorIds: names(500, 64, 'b'),
      groups: names(100, 60, 'a'),
      exceptGroups: names(100, 60, 'b'),
    };
    const answer = await api.inject({ method: 'PUT', url: '/api/channels/1', payload: { ...NTFY, ...named } });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, named]);
  });

  test('[NT20] of which sensors several tell is changed at once, all or none', async () => {
    const { api, parts } = build();
    await post(api, '/api/channels', NTFY);
    await post(api, '/api/channels', { ...HOOK, sensorIds: ['oven'] });
    const patch = (...changes: object[]) =>
      api.inject({ method: 'PATCH', url: '/api/channels', payload: { changes }, headers: { 'isotherm-by': 'Bo' } });
    const ana = { channelId: 1, scope: 'group', id: 'Lab', tells: false };
    const answer = await patch(ana, { channelId: 2, scope: 'sensor', id: 'oven', tells: null });
    expect(answer.json().channels).toMatchObject([
      { name: 'Ana', exceptGroups: ['Lab'], tellsOthers: true },
      { name: 'Pager', sensorIds: [], tellsOthers: false },
    ]);
    expect(parts.log.lines.filter(({ event }) => event === 'channel-changed').map(({ fields }) => fields)).toEqual([
      { channelId: 1, name: 'Ana', kind: 'ntfy', by: 'Bo' },
      { channelId: 2, name: 'Pager', kind: 'webhook', by: 'Bo' },
    ]);
    const gone = await patch({ ...ana, tells: true }, { ...ana, channelId: 9 });
    expect([gone.statusCode, gone.json().detail]).toEqual([404, expect.stringContaining('GET /api/channels')]);
    expect((await patch({ ...ana, scope: 'all' })).statusCode).toBe(400);
    expect((await patch()).statusCode).toBe(400);
  });

  test.each([
    [{ channelId: 9_999_999_999 }, 'channelId'],
    [{ channelId: 0 }, 'channelId'],
    [{ id: '\0' }, 'id'],
    [{ id: 'Lab \udc00' }, 'id'],
  ])('[NT20] what no database can keep is refused by its field: %j', async (wrong, field) => {
    const { api } = build();
    await post(api, '/api/channels', NTFY);
    const change = { channelId: 1, scope: 'group', id: 'Lab', tells: true, ...wrong };
    const answer = await api.inject({ method: 'PATCH', url: '/api/channels', payload: { changes: [change] } });
    expect([answer.statusCode, answer.json().errors?.[0].field]).toEqual([400, `changes.0.${field}`]);
  });

  test('[NT22] of which sensors channels tell is changed by those only who may', async () => {
    const { api } = build({ access: { isLoopback: false, operatorPassword: 'correct horse battery' } });
    const change = { channelId: 1, scope: 'all', tells: false };
    const answer = await api.inject({ method: 'PATCH', url: '/api/channels', payload: { changes: [change] } });
    expect(answer.statusCode).toBe(401);
  });

  test('[NT21] a test answers at once what became of it', async () => {
    const { api } = build();
    await post(api, '/api/channels', HOOK);
    expect((await post(api, '/api/channels/1/test', {})).json()).toEqual({ delivered: true, error: null });
    expect((await post(api, '/api/channels/2/test', {})).statusCode).toBe(404);
  });

  test('[NT22] places are told to those only who may change them, and changing needs permission', async () => {
    const { api, parts } = build({ access: { isLoopback: false, operatorPassword: 'correct horse battery' } });
    const operator = { authorization: 'Bearer correct horse battery' };
    for (const draft of [HOOK, NTFY, { name: 'Mail', target: { kind: 'email', to: ['ana@example.org'] } }]) {
      expect((await post(api, '/api/channels', draft)).statusCode).toBe(401);
      expect((await post(api, '/api/channels', draft, operator)).statusCode).toBe(200);
    }
    const seen = (await api.inject('/api/channels')).body;
    expect(JSON.parse(seen).channels).toHaveLength(3);
    for (const secret of ['/abc', 'cellar-7f3', 'ana@']) expect(seen).not.toContain(secret);
    const all = (await api.inject({ url: '/api/channels', headers: operator })).body;
    for (const secret of ['/abc', 'cellar-7f3', 'ana@']) expect(all).toContain(secret);
    expect(parts.log.lines.filter(({ fields }) => fields.by === 'operator')).toHaveLength(3);
  });

  test('[NT23] deliveries come a page at a time', async () => {
    const asked: unknown[] = [];
    const deliveries = {
      list: async (query: unknown) => {
        asked.push(query);
        return { deliveries: [], next: 7 };
      },
    };
    const { api } = build({ deliveries });
    const { next } = (await api.inject('/api/deliveries?channelId=3&limit=10')).json();
    expect((await api.inject(`/api/deliveries?cursor=${next}`)).statusCode).toBe(200);
    expect(asked).toEqual([
      { channelId: 3, limit: 10, after: null },
      { channelId: null, limit: 100, after: 7 },
    ]);
    expect((await api.inject('/api/deliveries?cursor=nonsense')).statusCode).toBe(400);
  });
});
