import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { AlertCursor, AlertQuery, StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { anAlert as aBoilerAlert, aSettingsChange, aStep } from '#server/testing/write-batches';
import { createHistory } from './create-history';

const FEED_ALERT = anAlert('e', {
  sensorId: '',
  kind: 'feed',
  thresholdCelsius: null,
  openedCelsius: null,
  peakCelsius: null,
  sinceMs: 310,
  openedAtMs: 320,
  endedAtMs: 330,
});

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
  const readings = ['boiler', 'fridge'].map((sensorId, index) => ({ sensorId, n: 1, measuredAtMs: index, celsius: 1 }));
  const alerts = [
    anAlert('a', { openedAtMs: 100, endedAtMs: 200 }),
    anAlert('b', { openedAtMs: 150, endedAtMs: 150, sensorId: 'fridge', kind: 'low' }),
    anAlert('c', { openedAtMs: 300, endedAtMs: 310 }),
    anAlert('d', { openedAtMs: 300, sensorId: 'fridge', severity: 'warning', acknowledgedAtMs: 305 }),
    FEED_ALERT,
  ];
  const steps = [aStep('opened', { alertId: 'c' }), aStep('opened', { alertId: 'd', celsius: 41.5 })];
  const more = ['snoozed', 'noted', 'rang-again'] as const;
  steps.push(...more.map((kind) => aStep(kind, { alertId: 'd', by: 'Ana', note: `“${kind}”`, untilMs: 7 })));
  const settings = [
    aSettingsChange(2, { scope: 'sensor', scopeId: 'fridge', details: { group: 'Kitchen' } }),
    aSettingsChange(3, { scope: 'sensor', scopeId: 'boiler', details: { group: 'Kitchen' } }),
    aSettingsChange(4, { scope: 'sensor', scopeId: 'boiler', details: { group: 'Cellar' } }),
    aSettingsChange(5, { scope: 'group', scopeId: 'Kitchen', high: 30 }),
  ];
  await database.store({ readings, alerts, steps, settings });
});
afterAll(() => database.drop());

function anAlert(id: string, { endedAtMs = null, ...fields }: Partial<Alert>): Alert {
  const endReason = endedAtMs === null ? null : 'back';
  return aBoilerAlert({ id, sensorId: 'boiler', endedAtMs, endReason, ...fields });
}

const ALL: AlertQuery = {
  state: 'all',
  sensorId: null,
  group: null,
  kinds: [],
  severity: null,
  acknowledged: null,
  fromMs: null,
  toMs: null,
  limit: 100,
  after: null,
};
const idsOf = async (query: Partial<AlertQuery>) =>
  (await history.alerts({ ...ALL, ...query })).alerts.map(({ id }) => id).join('');

test('[HI7] an alert comes as it was stored', async () => {
  const { alerts, next } = await history.alerts({ ...ALL, toMs: 101 });
  expect([alerts, next]).toEqual([[anAlert('a', { openedAtMs: 100, endedAtMs: 200 })], null]);
});

test.each([
  ['edcba', {}],
  ['d', { state: 'open' }],
  ['ecba', { state: 'ended' }],
  ['ca', { sensorId: 'boiler' }],
  ['', { sensorId: 'nobody' }],
  ['edcba', { fromMs: 150 }],
  ['edca', { fromMs: 151 }],
  ['ba', { toMs: 300 }],
  ['a', { fromMs: 160, toMs: 300 }],
  ['d', { fromMs: 1000 }],
] as const)('[HI7] newest first, %s of %j', async (ids, query) => {
  expect(await idsOf(query)).toBe(ids);
});

test.each([
  ['eb', { kinds: ['low', 'feed'] }],
  ['d', { severity: 'warning' }],
  ['ca', { kinds: ['high'], severity: 'critical' }],
  ['d', { acknowledged: true }],
  ['ecba', { acknowledged: false }],
  ['ca', { acknowledged: false, sensorId: 'boiler', kinds: ['high'] }],
] as const)('[HI14] %s of %j', async (ids, query) => {
  expect(await idsOf(query)).toBe(ids);
});

test.each([
  ['db', { group: 'Kitchen' }],
  ['ca', { group: 'Cellar' }],
  ['b', { group: 'Kitchen', kinds: ['low'] }],
  ['', { group: 'Kitchen', sensorId: 'boiler' }],
  ['', { group: 'Attic' }],
] as const)('[HI16] of a group those of the sensors in it now: %s of %j', async (ids, query) => {
  expect(await idsOf(query)).toBe(ids);
});

test('[HI15] an alert of the feed is of no sensor', async () => {
  expect((await history.alerts({ ...ALL, kinds: ['feed'] })).alerts).toEqual([FEED_ALERT]);
});

test('[HI15] alerts are found by their ids, those that there are', async () => {
  const found = await history.alertsById(['e', 'a', 'nobody']);
  expect(found.map(({ id }) => id).sort()).toEqual(['a', 'e']);
  expect(await history.alertsById([])).toEqual([]);
});

test('[HI15] an alert’s record has its steps alone, in the order in which they happened', async () => {
  const record = await history.alertRecord('d');
  expect(record?.alert).toMatchObject({ id: 'd', sensorId: 'fridge', acknowledgedAtMs: 305 });
  expect(record?.steps.map(({ kind }) => kind)).toEqual(['opened', 'snoozed', 'noted', 'rang-again']);
  expect(record?.steps[1]).toEqual(aStep('snoozed', { alertId: 'd', by: 'Ana', note: '“snoozed”', untilMs: 7 }));
  expect((await history.alertRecord('e'))?.steps).toEqual([]);
  expect(await history.alertRecord('nobody')).toBeNull();
});

test('[HI7] pages follow one another without a hole, also among alerts of one moment', async () => {
  const seen: string[] = [];
  let after: AlertCursor | null = null;
  do {
    const page: Awaited<ReturnType<StoredHistory['alerts']>> = await history.alerts({ ...ALL, limit: 1, after });
    seen.push(...page.alerts.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen.join('')).toBe('edcba');
});
