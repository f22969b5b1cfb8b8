import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { anAlert } from '#server/testing/write-batches';
import { type AlertPosition, pageOfOpenAlerts } from './alert-page';

const buildAlert = (id: string, changes: Partial<Alert> = {}) =>
  anAlert({ id, sensorId: 'freezer-2', openedAtMs: 1000, ...changes });

const idsOf = (page: { alerts: Alert[] }) => page.alerts.map(({ id }) => id);
const first = {
  sensorId: null,
  members: null,
  kinds: [],
  severity: null,
  acknowledged: null,
  toMs: null,
  after: null,
  limit: 100,
};

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

test('[HT37] the sensors of a group may be singled out', () => {
  const alerts = [
    buildAlert('a'),
    buildAlert('b', { sensorId: 'boiler' }),
    buildAlert('c', { sensorId: '', kind: 'feed' }),
  ];
  expect(idsOf(pageOfOpenAlerts(alerts, { ...first, members: new Set(['boiler']) }))).toEqual(['b']);
  expect(idsOf(pageOfOpenAlerts(alerts, { ...first, members: new Set() }))).toEqual([]);
});

test('[HT8] pages follow one another without a hole, also among alerts of one moment', () => {
  const alerts = ['a', 'b', 'c', 'd', 'e'].map((id) => buildAlert(id));
  const seen: string[] = [];
  let after: AlertPosition | null = null;
  do {
    const page = pageOfOpenAlerts(alerts, { ...first, after, limit: 2 });
    seen.push(...idsOf(page));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('[HT30] kind, severity and whether somebody has seen them may be asked for', () => {
  const alerts = [
    buildAlert('warning', { severity: 'warning' }),
    buildAlert('silent', { kind: 'no-data' }),
    buildAlert('seen', { acknowledgedAtMs: 5 }),
  ];
  const ask = (filter: object) => idsOf(pageOfOpenAlerts(alerts, { ...first, ...filter })).sort();
  expect(ask({ kinds: ['no-data', 'fault'] })).toEqual(['silent']);
  expect(ask({ severity: 'warning' })).toEqual(['warning']);
  expect(ask({ acknowledged: false })).toEqual(['silent', 'warning']);
  expect(ask({ acknowledged: true })).toEqual(['seen']);
});
