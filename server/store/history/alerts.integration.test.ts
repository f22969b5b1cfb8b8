import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Alert } from '#protocol/alert';
import type { AlertCursor, AlertQuery, StoredHistory } from '#server/store-port';
import { createStoreDatabase, type StoreDatabase } from '#server/testing/store-database';
import { createHistory } from './create-history';

let database: StoreDatabase;
let history: StoredHistory;
beforeAll(async () => {
  database = await createStoreDatabase();
  history = createHistory(database);
  const readings = ['boiler', 'fridge'].map((sensorId, index) => ({ sensorId, n: 1, measuredAtMs: index, celsius: 1 }));
  const alerts = [
    anAlert('a', { openedAtMs: 100, endedAtMs: 200 }),
    anAlert('b', { openedAtMs: 150, endedAtMs: 150, sensorId: 'fridge' }),
    anAlert('c', { openedAtMs: 300, endedAtMs: 310 }),
    anAlert('d', { openedAtMs: 300, endedAtMs: null, sensorId: 'fridge' }),
  ];
  await database.store({ readings, alerts });
});
afterAll(() => database.drop());

function anAlert(id: string, fields: Partial<Alert>): Alert {
  return {
    id,
    sensorId: 'boiler',
    kind: 'high',
    severity: 'critical',
    thresholdCelsius: 40,
    openedAtMs: 0,
    openedCelsius: 41.5,
    peakCelsius: 50.25,
    readings: 7,
    endedAtMs: null,
    endReason: fields.endedAtMs === null ? null : 'back',
    ...fields,
  };
}

const ALL: AlertQuery = { state: 'all', sensorId: null, fromMs: null, toMs: null, limit: 100, after: null };
const idsOf = async (query: Partial<AlertQuery>) =>
  (await history.alerts({ ...ALL, ...query })).alerts.map(({ id }) => id).join('');

test('[HI7] an alert comes as it was stored', async () => {
  const { alerts, next } = await history.alerts({ ...ALL, toMs: 101 });
  expect([alerts, next]).toEqual([[anAlert('a', { openedAtMs: 100, endedAtMs: 200 })], null]);
});

test.each([
  ['dcba', {}],
  ['d', { state: 'open' }],
  ['cba', { state: 'ended' }],
  ['ca', { sensorId: 'boiler' }],
  ['', { sensorId: 'nobody' }],
  ['dcba', { fromMs: 150 }],
  ['dca', { fromMs: 151 }],
  ['ba', { toMs: 300 }],
  ['a', { fromMs: 160, toMs: 300 }],
  ['d', { fromMs: 1000 }],
] as const)('[HI7] newest first, %s of %j', async (ids, query) => {
  expect(await idsOf(query)).toBe(ids);
});

test('[HI7] pages follow one another without a hole, also among alerts of one moment', async () => {
  const seen: string[] = [];
  let after: AlertCursor | null = null;
  do {
    const page: Awaited<ReturnType<StoredHistory['alerts']>> = await history.alerts({ ...ALL, limit: 1, after });
    seen.push(...page.alerts.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen.join('')).toBe('dcba');
});
