import { Client, type ClientConfig } from 'pg';
import { createApp } from '#server/app';
import { createReaders } from '#server/store/connect';
import { createHistory } from '#server/store/history/create-history';
import { type BenchPostgres, withClient } from '../kit/bench-postgres';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { type MonthOfHistory, makeMonth } from '../kit/month-of-history';
import { emptyOutside, quietConfig } from '../kit/quiet-app';
import { quantile } from '../kit/statistics';

const HOUR_MS = 3_600_000;
const GOAL_MS = 100;
const POINTS = 600;

const SPANS = [
  { name: '30 days', lengthMs: 720 * HOUR_MS },
  { name: '7 days', lengthMs: 168 * HOUR_MS },
  { name: '24 hours', lengthMs: 24 * HOUR_MS },
  { name: '1 hour', lengthMs: HOUR_MS },
];

/** Asks for the history of one sensor by REST, and beside it groups the raw readings in plain SQL. */
export async function historyRow(options: BenchOptions & { postgres: BenchPostgres }): Promise<Finding[]> {
  const { postgres, isQuick, say } = options;
  const others = isQuick ? 1 : 19;
  say(`history: writing 30 days of one sensor at 1 Hz, and a day of ${others} others`);
  const connection = await postgres.database('history');
  const month = await withClient(connection, (client) => makeMonth(client, { others }));
  say('history: asking for it');
  const server = await serveHistory(connection);
  const client = new Client(connection);
  await client.connect();
  const findings: Finding[] = [];
  for (const span of SPANS) {
    findings.push(await askFor(span, { month, url: server.url, client, runs: isQuick ? 10 : 40 }));
  }
  await client.end();
  await server.stop();
  await postgres.drop('history');
  return findings;
}

type Asking = { month: MonthOfHistory; url: string; client: Client; runs: number };

async function askFor(
  { name, lengthMs }: (typeof SPANS)[number],
  { month, url, client, runs }: Asking,
): Promise<Finding> {
  const { sensorId, sensorKey, toMs } = month;
  const query = `from=${toMs - lengthMs}&to=${toMs}&points=${POINTS}`;
  const [rest = [], sql = []] = await alternate(runs, [
    () => timed(async () => (await fetch(`${url}/api/sensors/${sensorId}/readings?${query}`)).text()),
    () => timed(() => client.query(GROUP_BY, [sensorKey, toMs - lengthMs, toMs, lengthMs / POINTS])),
  ]);
  const p99 = quantile(rest, 0.99);
  return {
    what: `history of ${name} at 1 Hz by REST, p50`,
    unit: 'ms',
    ours: rest,
    theirs: { name: 'SQL GROUP BY over raw readings', values: sql },
    budget: { text: `≤ ${GOAL_MS} ms`, isMet: quantile(rest, 0.5) <= GOAL_MS, why: 'see p99' },
    remark: `p99 ${p99.toFixed(1)} ms`,
  };
}

const GROUP_BY = `
  SELECT measured_at_ms / $4::bigint * $4::bigint AS at_ms, avg(celsius), min(celsius), max(celsius), count(*)
  FROM readings WHERE sensor_key = $1 AND measured_at_ms >= $2 AND measured_at_ms < $3 GROUP BY 1 ORDER BY 1`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await work();
  return performance.now() - beganMs;
}

async function serveHistory(connection: ClientConfig) {
  const readers = createReaders(() => connection);
  const app = createApp(quietConfig(), { ...emptyOutside(), history: createHistory(readers) });
  const { port } = await app.start();
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await app.stop();
      await readers.stop();
    },
  };
}
