import { expect, test } from 'vitest';
import { buildHttpParts } from '#server/testing/http-parts';
import { createApi } from './create-api';

test('[HT13] every route below /api is described', async () => {
  const document = (await createApi(buildHttpParts()).inject('/api/openapi.json')).json();
  expect(document.openapi).toMatch(/^3\.1\./);
  const described = Object.entries(document.paths).map(([path, methods]) => [
    path,
    ...Object.keys(methods as object).sort(),
  ]);
  expect(described.sort()).toEqual([
    ['/api/alerts', 'get'],
    ['/api/alerts.csv', 'get'],
    ['/api/alerts/acknowledge', 'post'],
    ['/api/alerts/{alertId}', 'get'],
    ['/api/alerts/{alertId}/acknowledge', 'post'],
    ['/api/alerts/{alertId}/notes', 'post'],
    ['/api/alerts/{alertId}/snooze', 'delete', 'post'],
    ['/api/back-test', 'post'],
    ['/api/channels', 'get', 'patch', 'post'],
    ['/api/channels/{channelId}', 'delete', 'get', 'put'],
    ['/api/channels/{channelId}/test', 'post'],
    ['/api/deliveries', 'get'],
    ['/api/events', 'get'],
    ['/api/extremes', 'get'],
    ['/api/readings', 'post'],
    ['/api/recordings', 'get'],
    ['/api/rejections', 'get'],
    ['/api/sensors', 'get'],
    ['/api/sensors/{sensorId}', 'delete'],
    ['/api/sensors/{sensorId}/readings', 'get'],
    ['/api/sensors/{sensorId}/readings.csv', 'get'],
    ['/api/sensors/{sensorId}/settings', 'get'],
    ['/api/sensors/{sensorId}/threshold', 'delete', 'get', 'put'],
    ['/api/sensors/{sensorId}/threshold/changes', 'get'],
    ['/api/sensors/{sensorId}/threshold/steps', 'get'],
    ['/api/session', 'delete', 'get', 'post'],
    ['/api/settings', 'get', 'patch'],
    ['/api/simulator', 'get', 'put'],
    ['/api/simulator/rehearsals', 'delete', 'get', 'post'],
    ['/api/system', 'get'],
    ['/api/templates', 'get'],
    ['/api/threshold', 'get', 'put'],
    ['/api/threshold/changes', 'get'],
  ]);
});

test('[HT13] every reference in the document leads somewhere', async () => {
  const { body } = await createApi(buildHttpParts()).inject('/api/openapi.json');
  const { schemas } = JSON.parse(body).components;
  const names = [...body.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !(name in schemas))).toEqual([]);
});

test('[HT13] the page to try it runs scripts of ours alone', async () => {
  const api = createApi(buildHttpParts());
  const page = await api.inject('/api/docs');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self';");
  const sources = [...page.body.matchAll(/<script src="([^"]+)"([^>]*)>([^<]*)/g)];
  expect(sources.map(([, src]) => src)).toHaveLength(3);
  for (const [, src = '', , inline = ''] of sources) {
    expect(inline.trim()).toBe('');
    expect((await api.inject(src)).statusCode).toBe(200);
  }
});

test.each(['..%2f..%2fpackage.json', 'nope.js', '%00'])('[HT12] its files end at their folder: %s', async (file) => {
  const answer = await createApi(buildHttpParts()).inject(`/api/docs/static/${file}`);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});
