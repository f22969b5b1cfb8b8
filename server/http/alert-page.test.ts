import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { anAlert } from '#server/testing/alerts';
import { type AlertPosition, pageOfOpenAlerts } from './alert-page';

const buildAlert = (id: string, changes: Partial<Alert> = {}) => anAlert({ id, ...changes });

const idsOf = (page: { alerts: Alert[] }) => page.alerts.map(({ id }) => id);
const any = { sensorId: null, kinds: [], severity: null, acknowledged: null };
const first = { ...any, toMs: null, after: null, limit: 100 };

test('[HT10] open alerts come newest first, ended ones not at all', () => {
  const alerts = [
    buildAlert('old', { openedAtMs: 1 }),
    buildAlert('ended', { endedAtMs: 5, endReason: 'back' }),
    buildAlert('new', { openedAtMs: 9 }),
  ];
  expect(idsOf(pageOfOpenAlerts(alerts, first))).toEqual(['new', 'old']);
});

test('[HT10] a sensor may be singled out', () => {
  const alerts = [buildAlert('a'), buildAlert('b', { sensorId: 'boiler' })];
  expect(idsOf(pageOfOpenAlerts(alerts, { ...first, sensorId: 'boiler' }))).toEqual(['b']);
});

test('[HT8] pages follow one another without a hole, also among alerts of one moment', () => {
  const alerts = ['a', 'b', 'c', 'd', 'e'].map((id) => buildAlert(id));
  const seen: string[] = [];
  let after: AlertPosition | null = null;
  do {
    const page = pageOfOpenAlerts(alerts, { ...any, toMs: null, after, limit: 2 });
    seen.push(...idsOf(page));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test.each([
  [{ kinds: ['low', 'no-data'] as const }, ['silent', 'cold']],
  [{ severity: 'warning' as const }, ['early']],
  [{ acknowledged: true }, ['seen']],
  [{ acknowledged: false }, ['silent', 'early', 'cold']],
])('[HT10] of the open ones those that are asked for: %j', (filter, ids) => {
  const alerts = [
    buildAlert('cold', { kind: 'low' }),
    buildAlert('early', { severity: 'warning' }),
    buildAlert('seen', { acknowledgedAtMs: 5, acknowledgedBy: 'Ana' }),
    buildAlert('silent', { kind: 'no-data' }),
  ];
  expect(idsOf(pageOfOpenAlerts(alerts, { ...first, ...filter }))).toEqual(ids);
});
