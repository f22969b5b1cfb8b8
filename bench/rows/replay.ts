import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillTopic } from '../kit/fill-topic';
import { alternate, type BenchOptions, type Finding } from '../kit/finding';
import { findPython } from '../kit/python';
import { nodeSide, runSide } from '../kit/side';
import { median } from '../kit/statistics';
import type { Taken } from '../kit/stopwatch';
import { observe } from '../observer';

const TOPIC = 'replay';
const LIVE_GOAL = 300_000;
const STORED_GOAL = 50_000;
const PYTHON_GOAL = 4;

/** A topic read from its beginning: by our whole route, by bare kafkajs, and by the loop a tutorial would write. */
export async function replayRow(options: BenchOptions & { brokers: string }): Promise<Finding[]> {
  const { brokers, messages, isQuick, say } = options;
  say(`replay: appending ${messages} messages`);
  await fillTopic({ brokers, topic: TOPIC, count: messages, partitions: 1 });
  const python = findPython();
  const sides = await prepareSides({ brokers, count: String(messages), pythonPath: python.path });
  say('replay: reading them, side by side');
  const [live = [], stored = [], bare = [], loop = []] = await alternate(isQuick ? 2 : 5, sides);
  const rate = (taken: readonly Taken[]) => taken.map(({ seconds }) => messages / seconds);
  const rates = { live: rate(live), stored: rate(stored), bare: rate(bare), loop: rate(loop) };
  const loopSide = python.path === null ? null : { name: 'plain Python loop', values: rates.loop };
  const bareSide = { name: 'bare kafkajs + JSON.parse', values: rates.bare };
  const perReading = (taken: Taken[]) => `${cpuMicros(taken, messages).toFixed(1)} µs`;
  return [
    {
      what: 'live path: Kafka → frames to one browser',
      unit: 'readings/s',
      ours: rates.live,
      theirs: bareSide,
      budget: {
        text: `≥ ${LIVE_GOAL / 1000} k/s`,
        isMet: median(rates.live) >= LIVE_GOAL,
        why: `bare kafkajs alone takes ${perReading(bare)} of a processor a message here, we ${perReading(live)} in all; the rest of the cores is shared with the broker and the browser`,
      },
    },
    {
      what: 'live path',
      unit: 'readings/s',
      ours: rates.live,
      theirs: loopSide,
      budget: {
        text: `≥ ${PYTHON_GOAL} × the loop`,
        isMet: loopSide !== null && median(rates.live) >= PYTHON_GOAL * median(rates.loop),
        why:
          python.missing ??
          `the loop took ${perReading(loop)} of a processor a message, we ${perReading(live)}, of which kafkajs ${perReading(bare)}`,
      },
    },
    {
      what: 'stored path: Kafka → PostgreSQL, fsync on',
      unit: 'readings/s',
      ours: rates.stored,
      theirs: loopSide,
      budget: {
        text: `≥ ${STORED_GOAL / 1000} k/s`,
        isMet: median(rates.stored) >= STORED_GOAL,
        why: 'broker, server and PostgreSQL share the cores',
      },
      remark: python.missing ?? 'the loop stores nothing',
    },
  ];
}

type Replay = { brokers: string; count: string; pythonPath: string | null };

async function prepareSides({ brokers, count, pythonPath }: Replay): Promise<(() => Promise<Taken>)[]> {
  const ours = await nodeSide('our-route');
  const bare = await nodeSide('bare-kafkajs');
  const sides = [
    () => withObserver((listening) => runSide(ours('live', brokers, TOPIC, count), listening)),
    () => inTemporaryFolder((dir) => runSide(ours('stored', brokers, TOPIC, count, dir))),
    () => runSide(bare(brokers, TOPIC, count)),
  ];
  if (pythonPath === null) return sides;
  const args = ['bench/sides/plain_loop.py', brokers, TOPIC, count];
  return [...sides, () => runSide({ file: 'python3', args, env: { PYTHONPATH: pythonPath } })];
}

async function withObserver(run: (listening: (url: string) => void) => Promise<Taken>): Promise<Taken> {
  let stop = () => {};
  const taken = await run((url) => {
    stop = observe(url).stop;
  });
  stop();
  return taken;
}

async function inTemporaryFolder(run: (dir: string) => Promise<Taken>): Promise<Taken> {
  const dir = mkdtempSync(path.join(tmpdir(), 'isotherm-bench-'));
  try {
    return await run(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function cpuMicros(taken: readonly Taken[], messages: number): number {
  return (median(taken.map(({ cpuSeconds }) => cpuSeconds)) * 1e6) / messages;
}
