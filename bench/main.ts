import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBroker } from '#server/testing/broker';
import { buildAll, isBuildCurrent } from '../tools/build.mjs';
import { startBenchPostgres } from './kit/bench-postgres';
import type { BenchOptions, Finding } from './kit/finding';
import { describeMachine } from './kit/machine';
import { toTable } from './kit/table';
import { backTestRow } from './rows/back-test';
import { diskRow } from './rows/disk';
import { historyRow } from './rows/history';
import { judgingRow } from './rows/judging';
import { latencyRow } from './rows/latency';
import { pageRow } from './rows/page';
import { replayRow } from './rows/replay';
import { startRow } from './rows/start';
import { storingRow } from './rows/storing';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    messages: { type: 'string' },
    only: { type: 'string' },
    minutes: { type: 'string' },
  },
});

const isQuick = values.quick;
const options: BenchOptions = {
  isQuick,
  messages: Number(values.messages ?? (isQuick ? 200_000 : 600_000)),
  say: (line) => void process.stdout.write(`${line}\n`),
};
const loadAtBegin = loadavg()[0] ?? 0;
const beganMs = performance.now();
if (!isBuildCurrent()) await buildAll();

const rows = {
  judging: () => judgingRow(options),
  replay: () => withBroker((brokers) => replayRow({ ...options, brokers })),
  storing: () => withPostgres((postgres) => storingRow({ ...options, postgres })),
  latency: () => withBroker((brokers) => latencyRow({ ...options, brokers })),
  history: () => withPostgres((postgres) => historyRow({ ...options, postgres })),
  'back-test': () => withPostgres((postgres) => backTestRow({ ...options, postgres })),
  disk: () => withPostgres((postgres) => diskRow({ ...options, postgres })),
  start: () => startRow(options),
  page: () => pageRow({ ...options, minutes: Number(values.minutes ?? (isQuick ? 0.5 : 2)) }),
};

const findings: Finding[] = [];
for (const [name, row] of Object.entries(rows)) {
  if (values.only !== undefined && !values.only.split(',').includes(name)) continue;
  const rowBeganMs = performance.now();
  findings.push(...(await row()));
  options.say(`${name}: done in ${Math.round((performance.now() - rowBeganMs) / 1000)} s`);
}
const report = `# Benchmarks

Written by \`npm run bench\`${isQuick ? ' with `--quick`' : ''} on ${new Date().toISOString().slice(0, 10)}, in ${Math.round((performance.now() - beganMs) / 1000)} s, ${options.messages.toLocaleString('en-US')} messages a replay.
Medians, in brackets the lowest and the highest run. The two sides of a row ran by turns in one run on the same data:
the ratio is what counts, absolute figures are those of a shared machine.

${describeMachine(loadAtBegin)
  .map((line) => `* ${line}`)
  .join('\n')}

${toTable(findings)}
`;
if (values.only === undefined) writeFileSync('bench/RESULTS.md', report);
process.stdout.write(`\n${report}`);
process.exit(0);

async function withBroker<Value>(work: (brokers: string) => Promise<Value>): Promise<Value> {
  const broker = await startBroker();
  try {
    return await work(broker.brokers);
  } finally {
    await broker.stop();
  }
}

async function withPostgres<Value>(
  work: (postgres: Awaited<ReturnType<typeof startBenchPostgres>>) => Promise<Value>,
): Promise<Value> {
  const postgres = await startBenchPostgres();
  try {
    return await work(postgres);
  } finally {
    await postgres.stop();
  }
}
