import { expect, test } from 'vitest';
import type { AlertQuery, StoredHistory } from '#server/store-port';
import { createAbsentHistory, createEmptyHistory } from '#server/testing/empty-history';
import { buildHttpParts } from '#server/testing/http-parts';
import { TEST_NOW_MS } from '#server/testing/readings';
import { anAlert } from '#server/testing/write-batches';
import { createApi } from './create-api';

const HEADER =
  'alert_id,sensor_id,kind,severity,cause,limit_celsius,after_ms,since,opened_at,ended_at,end_reason,opened_celsius,peak_celsius,readings,acknowledged_at,acknowledged_by,snoozed_until';

function build(alerts: StoredHistory['alerts']) {
  const parts = buildHttpParts({ history: createEmptyHistory({ alerts }) });
  return { parts, api: createApi(parts) };
}

test('[HT38] alerts come as CSV, with times one can read and nothing where there is nothing', async () => {
  const at = (second: number) => TEST_NOW_MS + second * 1000;
  const told = anAlert({
    id: 'a',
    sensorId: 'freezer 2',
    thresholdCelsius: -15,
    peakCelsius: -11.5,
    endedAtMs: at(60),
    endReason: 'back',
    acknowledgedAtMs: at(90),
    acknowledgedBy: 'Ana',
  });
  const { api } = build(async () => ({ alerts: [told], next: null }));
  const answer = await api.inject('/api/alerts.csv?state=all');
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(answer.headers['content-disposition']).toContain('filename="alerts.csv"');
  const [since, ended, seen] = [1, 60, 90].map((second) => new Date(at(second)).toISOString());
  expect(answer.body.split('\n')).toEqual([
    HEADER,
    `a,freezer 2,high,critical,,-15,,${since},${since},${ended},back,41,-11.5,1,${seen},Ana,`,
    '',
  ]);
});

test('[HT38] no name is a formula', async () => {
  const told = anAlert({ acknowledgedAtMs: TEST_NOW_MS, acknowledgedBy: '=HYPERLINK(1)' });
  const { api } = build(async () => ({ alerts: [told], next: null }));
  expect((await api.inject('/api/alerts.csv?state=all')).body).toContain(",'=HYPERLINK(1),");
});

test('[HT38] it is all that the filter finds, page by page', async () => {
  const asked: AlertQuery[] = [];
  const { api } = build(async (query) => {
    asked.push(query);
    return { alerts: [anAlert({ id: `a${asked.length}` })], next: asked.length < 3 ? [asked.length, 'a'] : null };
  });
  const { body, headers } = await api.inject(
    '/api/alerts.csv?state=ended&group=Cellar&sensorId=boiler&kind=low&from=5',
  );
  expect(
    body
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]),
  ).toEqual(['a1', 'a2', 'a3']);
  expect(asked.map(({ after }) => after)).toEqual([null, [1, 'a'], [2, 'a']]);
  expect(asked[2]).toMatchObject({ state: 'ended', group: 'Cellar', sensorId: 'boiler', kinds: ['low'], fromMs: 5 });
  expect(headers['content-disposition']).toContain('filename="alerts Cellar boiler.csv"');
});

test('[HT38] the open ones are those of the board', async () => {
  const { api, parts } = build(async () => ({ alerts: [], next: null }));
  parts.hear('boiler', 50);
  expect((await api.inject('/api/alerts.csv')).body.split('\n')[1]).toMatch(/^test-0-0-high-1,boiler,high,critical,/);
});

test('[HT24] what the database cannot tell is a 503, and no file', async () => {
  const answer = await createApi(buildHttpParts({ history: createAbsentHistory() })).inject(
    '/api/alerts.csv?state=all',
  );
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  expect(answer.headers['content-disposition']).toBeUndefined();
});

test('[HT38] what it cannot tell is a 400 that names the field', async () => {
  const { api } = build(async () => ({ alerts: [], next: null }));
  for (const [field, query] of [
    ['from', 'from=9&to=5'],
    ['kind.0', 'kind=hot'],
  ]) {
    const answer = await api.inject(`/api/alerts.csv?${query}`);
    expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, field]);
  }
});
