import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';
import type { HttpParts } from './http-parts';

const PASSWORD = 'correct horse battery';
const PUT = { method: 'PUT', url: '/api/threshold', body: { high: 30, low: null } } as const;

function build(overrides: Partial<HttpParts> = {}) {
  const parts = buildHttpParts({ access: { isLoopback: false, operatorPassword: PASSWORD }, ...overrides });
  const api = createApi(parts);
  const unlock = (password: string, headers: Record<string, string> = {}) =>
    api.inject({ method: 'POST', url: '/api/session', body: { password }, headers });
  return { parts, api, unlock };
}

const accessOf = async (api: ReturnType<typeof createApi>, headers: Record<string, string> = {}) =>
  (await api.inject({ url: '/api/session', headers })).json().access;

function cookieOf(answer: { headers: { 'set-cookie'?: string | string[] } }): string {
  return [answer.headers['set-cookie'] ?? ''].flat()[0]?.split(';')[0] ?? '';
}

test('[AC1] on loopback everybody may change things', async () => {
  const { api } = build({ access: { isLoopback: true, operatorPassword: PASSWORD } });
  expect(await accessOf(api)).toBe('open');
  expect((await api.inject(PUT)).statusCode).toBe(200);
});

test('[AC2] elsewhere without a password nobody may', async () => {
  const { api } = build({ access: { isLoopback: false, operatorPassword: null } });
  expect(await accessOf(api)).toBe('view-only');
  expect((await api.inject({ ...PUT, headers: { authorization: 'Bearer x' } })).statusCode).toBe(403);
  expect((await api.inject('/api/threshold')).json().high).toBe(40);
});

test.each([
  PUT,
  { method: 'DELETE', url: '/api/sensors/boiler' } as const,
  { method: 'PUT', url: '/api/sensors/boiler/threshold', body: PUT.body } as const,
  { method: 'DELETE', url: '/api/sensors/boiler/threshold' } as const,
  { method: 'POST', url: '/api/readings', body: { temperature: 1 } } as const,
  { method: 'PUT', url: '/api/simulator', body: { mode: 'off' } } as const,
  { method: 'POST', url: '/api/alerts/a1/acknowledge', body: {} } as const,
  { method: 'POST', url: '/api/alerts/acknowledge', body: { alertIds: ['a1'] } } as const,
  { method: 'POST', url: '/api/alerts/a1/snooze', body: { forMs: 60_000 } } as const,
  { method: 'DELETE', url: '/api/alerts/a1/snooze' } as const,
  { method: 'POST', url: '/api/alerts/a1/notes', body: { note: 'x' } } as const,
  { method: 'POST', url: '/api/back-test', body: { sensorIds: ['a'], spanMs: 60_000, patch: {} } } as const,
  { method: 'PATCH', url: '/api/settings', body: { changes: [] } } as const,
  { method: 'POST', url: '/api/simulator/rehearsals', body: { what: 'nonsense' } } as const,
  { method: 'DELETE', url: '/api/simulator/rehearsals' } as const,
])('[AC3] $method $url needs the password', async (command) => {
  const { api } = build();
  const refused = await api.inject(command);
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['www-authenticate']).toContain('Bearer');
  expect((await api.inject({ ...command, headers: { authorization: 'Bearer wrong' } })).statusCode).toBe(401);
  const allowed = await api.inject({ ...command, headers: { authorization: `Bearer ${PASSWORD}` } });
  expect(allowed.statusCode).not.toBe(401);
});

test('[AC3] a change with the password is kept as the operator’s', async () => {
  const { api } = build();
  const answer = await api.inject({ ...PUT, headers: { authorization: `Bearer ${PASSWORD}` } });
  expect(answer.json().changedBy).toBe('operator');
});

test('[AC3] everybody may look', async () => {
  const { api } = build();
  const urls = ['/api/threshold', '/api/sensors', '/api/alerts', '/api/session', '/api/openapi.json'];
  const answers = await Promise.all(urls.map((url) => api.inject(url)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(urls.map(() => 200));
});

test('[AC4] the password unlocks the page with a cookie that scripts and other sites cannot use', async () => {
  const { api, unlock } = build();
  const answer = await unlock(PASSWORD);
  expect(answer.json()).toEqual({ access: 'unlocked' });
  expect(answer.headers['set-cookie']).toMatch(/Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  expect((await api.inject({ ...PUT, headers: { cookie: cookieOf(answer) } })).statusCode).toBe(200);
});

test('[AC4] a wrong password is a 401 without a cookie', async () => {
  const answer = await build().unlock('wrong');
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test.each(['isotherm=x', 'isotherm=x.y', 'isotherm=%zz', 'isotherm=', '=; ;;; a=b=c'])(
  '[AC4] the cookie "%s" opens nothing',
  async (cookie) => {
    const { api } = build();
    expect(await accessOf(api, { cookie })).toBe('locked');
  },
);

test('[AC5] over TLS the cookie is for TLS alone', async () => {
  const answer = await build().unlock(PASSWORD, { 'x-forwarded-proto': 'https' });
  expect(answer.headers['set-cookie']).toMatch(/^__Host-isotherm=.*; Secure/);
});

test('[AC6] locking ends the session itself, not just the browser’s cookie', async () => {
  const { api, unlock } = build();
  const cookie = cookieOf(await unlock(PASSWORD));
  const locked = await api.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
  expect(locked.json()).toEqual({ access: 'locked' });
  expect(locked.headers['set-cookie']).toContain('isotherm=;');
  expect(await accessOf(api, { cookie })).toBe('locked');
});

test('[AC7] too many wrong passwords are a 429 that says when to try again', async () => {
  const { unlock } = build();
  for (let n = 0; n < 10; n += 1) await unlock('wrong');
  const answer = await unlock(PASSWORD);
  expect(answer.statusCode).toBe(429);
  expect(answer.headers['retry-after']).toBe('60');
});

test('[AC7] behind a proxy on this machine each client has tries of its own', async () => {
  const { unlock } = build();
  for (let n = 0; n < 10; n += 1) await unlock('wrong', { 'x-forwarded-for': 'made up, 192.0.2.1' });
  expect((await unlock(PASSWORD, { 'x-forwarded-for': '192.0.2.1' })).statusCode).toBe(429);
  expect((await unlock(PASSWORD, { 'x-forwarded-for': '192.0.2.2' })).statusCode).toBe(200);
});

test.each([(n: number) => `192.0.2.1:${5000 + n}`, (n: number) => `[2001:db8::1]:${5000 + n}`])(
  '[AC7] a proxy that adds the port of each connection gives no more tries',
  async (forwarded) => {
    const { unlock } = build();
    for (let n = 0; n < 10; n += 1) await unlock('wrong', { 'x-forwarded-for': forwarded(n) });
    expect((await unlock(PASSWORD, { 'x-forwarded-for': forwarded(10) })).statusCode).toBe(429);
  },
);

test.each(['null', 'http://evil.example', 'https://localhost', 'http://localhost.evil.example'])(
  '[AC8] a page at %s may command nothing, not even on loopback',
  async (origin) => {
    const { api } = build({ access: { isLoopback: true, operatorPassword: null } });
    expect((await api.inject({ ...PUT, headers: { origin } })).statusCode).toBe(403);
    expect((await api.inject('/api/threshold')).json().high).toBe(40);
  },
);

test('[AC8] our own page and programs without Origin may', async () => {
  const { api } = build({ access: { isLoopback: true, operatorPassword: null } });
  expect((await api.inject({ ...PUT, headers: { origin: 'http://localhost' } })).statusCode).toBe(200);
  expect((await api.inject(PUT)).statusCode).toBe(200);
});

test('[AC9] a foreign Host is refused, but machines may probe by any name', async () => {
  const { api } = build();
  const headers = { host: 'rebound.example' };
  expect((await api.inject({ url: '/api/threshold', headers })).statusCode).toBe(421);
  for (const url of ['/healthz', '/readyz', '/metrics']) {
    expect((await api.inject({ url, headers })).statusCode).toBe(200);
  }
});

test('[AC10] the password is in no log and no answer', async () => {
  const { parts, api, unlock } = build();
  const answers = [
    await unlock(PASSWORD),
    await unlock(`${PASSWORD}!`),
    await api.inject({ ...PUT, headers: { authorization: `Bearer ${PASSWORD}` } }),
  ];
  expect(JSON.stringify(parts.log.lines) + answers.map(({ body }) => body)).not.toContain(PASSWORD);
});
