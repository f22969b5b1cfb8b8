import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { startProduct } from '../../e2e/product';
import type { BenchOptions, Finding } from '../kit/finding';
import { type Delays, watchNaive, watchOurs } from '../kit/latency-watch';
import { treeUse } from '../kit/process-tree';
import { nodeSide } from '../kit/side';
import { quantile } from '../kit/statistics';
import { startSteadyLoad } from '../kit/steady-load';

const TOPIC = 'steady';
const SENSORS = 200;
const READING_GOAL_MS = 120;
const ALERT_GOAL_MS = 200;
/** Until the sockets have joined and the code is compiled. */
const WARM_UP_MS = 3000;

type Side = { url: string; pid: number; watch: typeof watchOurs; stop(): Promise<unknown> };
type Heard = { delays: Delays; cpuShare: number };

/** How old a reading and an alert are when browsers have them, and what serving them costs. */
export async function latencyRow(options: BenchOptions & { brokers: string }): Promise<Finding[]> {
  const { brokers, isQuick, say } = options;
  const sockets = isQuick ? 20 : 100;
  say(`latency: ${SENSORS} sensors at 1 Hz, ${sockets} sockets`);
  await makeTopic(brokers);
  const load = await startSteadyLoad({ brokers, topic: TOPIC, sensors: SENSORS });
  const sides = [await startOurs(brokers), await startNaive(brokers)];
  const [ours = [], naive = []] = await listenByTurns(sides, {
    sockets,
    runs: isQuick ? 2 : 4,
    ms: isQuick ? 5000 : 12_000,
  });
  await load.stop();
  for (const side of sides) await side.stop();
  return [
    ...delayRows(`append → socket, ${sockets} sockets`, { ours, naive, of: 'readings', goalMs: READING_GOAL_MS }),
    ...delayRows(`crossing → alert, ${sockets} sockets`, { ours, naive, of: 'alerts', goalMs: ALERT_GOAL_MS }),
    {
      what: `serving ${SENSORS} readings/s to ${sockets} sockets, database included`,
      unit: '% of a core',
      ours: ours.map(({ cpuShare }) => cpuShare * 100),
      theirs: { name: 'one emit a reading, nothing stored', values: naive.map(({ cpuShare }) => cpuShare * 100) },
    },
  ];
}

type Compared = { ours: Heard[]; naive: Heard[]; of: keyof Delays; goalMs: number };

function delayRows(what: string, { ours, naive, of, goalMs }: Compared): Finding[] {
  const at = (heard: Heard[], share: number) => heard.map(({ delays }) => quantile(delays[of], share));
  const worst = Math.max(...at(ours, 0.99));
  const name = 'one emit a reading';
  return [
    { what: `${what}, p50`, unit: 'ms', ours: at(ours, 0.5), theirs: { name, values: at(naive, 0.5) } },
    {
      what: `${what}, p99`,
      unit: 'ms',
      ours: at(ours, 0.99),
      theirs: { name, values: at(naive, 0.99) },
      budget: {
        text: `≤ ${goalMs} ms`,
        isMet: worst <= goalMs,
        why: `in the worst run ${worst} ms: sockets, producer, broker, database and server share the cores`,
      },
    },
  ];
}

async function listenByTurns(
  sides: readonly Side[],
  { sockets, runs, ms }: { sockets: number; runs: number; ms: number },
): Promise<Heard[][]> {
  const heard: Heard[][] = sides.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, side] of sides.entries()) heard[index]?.push(await listen(side, { sockets, ms }));
  }
  return heard;
}

async function listen(side: Side, { sockets, ms }: { sockets: number; ms: number }): Promise<Heard> {
  const { delays, start, stop } = side.watch(side.url, sockets);
  await pause(WARM_UP_MS);
  start();
  const cpuBefore = treeUse(side.pid, { apart: false })?.cpuSeconds ?? Number.NaN;
  await pause(ms);
  const cpuAfter = treeUse(side.pid, { apart: false })?.cpuSeconds ?? Number.NaN;
  stop();
  return { delays, cpuShare: (cpuAfter - cpuBefore) / (ms / 1000) };
}

async function startOurs(brokers: string): Promise<Side> {
  const product = await startProduct({ env: { KAFKA_BROKERS: brokers, KAFKA_TOPIC: TOPIC } });
  return { url: product.url, pid: product.pid(), watch: watchOurs, stop: product.stop };
}

async function startNaive(brokers: string): Promise<Side> {
  const { file, args } = (await nodeSide('naive-page'))(brokers, TOPIC);
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const url = await new Promise<string>((resolve) => {
    createInterface(child.stderr).on('line', (line) => line.startsWith('{') && resolve(JSON.parse(line).url));
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url, pid: child.pid ?? 0, watch: watchNaive, stop };
}

async function makeTopic(brokers: string): Promise<void> {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
}
