import { expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import { type AlertPosition, pageOfOpenAlerts } from './alert-page';

function buildAlert(id: string, changes: Partial<Alert> = {}): Alert {
  return {
    id,
    sensorId: 'freezer-2',
    kind: 'high',
    severity: 'critical',
    thresholdCelsius: 40,
    openedAtMs: 1000,
    openedCelsius: 41,
    peakCelsius: 41,
    readings: 1,
    endedAtMs: null,
    endReason: null,
    ...changes,
  };
}

const idsOf = (page: { alerts: Alert[] }) => page.alerts.map(({ id }) => id);
const first = { sensorId: null, toMs: null, after: null, limit: 100 };

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
    const page = pageOfOpenAlerts(alerts, { sensorId: null, toMs: null, after, limit: 2 });
    seen.push(...idsOf(page));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a']);
});
