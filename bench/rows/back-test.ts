import { Client, type ClientConfig } from 'pg';
import { createHttp } from '#server/http/create-http';
import { createReaders } from '#server/store/connect';
import { createHistory } from '#server/store/history/create-history';
import { createSystemClock } from '#server/system-clock';
import { buildHttpParts } from '#server/testing/http-parts';
import { type BenchPostgres, withClient } from '../kit/bench-postgres';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { makeMonth } from '../kit/month-of-history';
import { quantile } from '../kit/statistics';

const DAY_MS = 24 * 3_600_000;
const GOAL_MS = 300;

/** What a person tries first: other limits that must last, as templates have them. */
const DRAFT = { limits: { high: 30, low: 12 }, lastingMs: 600_000, clearMarginCelsius: 1, stayBackMs: 300_000 };
/** The dearest: time beyond for most of the day, and an alert that grows with each reading. */
const WARM = { exposure: { high: 12, low: null, totalMs: 7_200_000 } };

/** Tries a draft on a day of one sensor by REST, and beside it reads the same readings in plain SQL. */
export async function backTestRow({ postgres, isQuick, say }: BenchOptions & { postgres: BenchPostgres }) {
  say('back-test: writing 30 days of one sensor at 1 Hz');
  const connection = await postgres.database('back_test');
  const { sensorId, sensorKey, toMs } = await withClient(connection, (client) => makeMonth(client, { others: 1 }));
  const server = await serve(connection, sensorId);
  const client = new Client(connection);
  await client.connect();
  say('back-test: asking for it');
  const bodyOf = (patch: object) => JSON.stringify({ sensorIds: [sensorId], spanMs: DAY_MS, patch });
  const [ours = [], warm = [], sql = []] = await alternate(isQuick ? 10 : 40, [
    () => timed(() => server.ask(bodyOf(DRAFT))),
    () => timed(() => server.ask(bodyOf(WARM))),
    () => timed(() => client.query(SELECT, [sensorKey, toMs - DAY_MS, toMs])),
  ]);
  await client.end();
  await server.stop();
  await postgres.drop('back_test');
  return [
    toFinding('back-test of two sets of rules', { ours, sql }),
    toFinding('back-test of a draft that is exceeded most of the day', { ours: warm, sql }),
  ];
}

function toFinding(what: string, { ours, sql }: { ours: readonly number[]; sql: readonly number[] }): Finding {
  return {
    what: `${what} over 24 hours at 1 Hz by REST, p50`,
    unit: 'ms',
    ours,
    theirs: { name: 'SQL SELECT of the same readings by pg, nothing judged', values: sql },
    budget: { text: `≤ ${GOAL_MS} ms`, isMet: quantile(ours, 0.5) <= GOAL_MS, why: 'see p99' },
    remark: `p99 ${quantile(ours, 0.99).toFixed(1)} ms`,
  };
}

const SELECT = `
  SELECT measured_at_ms, celsius FROM readings
  WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3 ORDER BY measured_at_ms, n`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}

async function serve(connection: ClientConfig, sensorId: string) {
  const readers = createReaders(() => connection);
  const origins = { isOwnOrigin: () => true, isOwnHost: () => true };
  const parts = buildHttpParts({ history: createHistory(readers), clock: createSystemClock(), origins });
  parts.hear(sensorId, 20);
  const http = createHttp(parts);
  const { port } = await http.start({ host: '127.0.0.1', port: 0 });
  const headers = { 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}/api/back-test`;
  return {
    async ask(body: string) {
      const answer = await fetch(url, { method: 'POST', headers, body });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`The back-test was answered with ${answer.status}: ${text}`);
      return text;
    },
    async stop() {
      await http.stop();
      await readers.stop();
    },
  };
}
