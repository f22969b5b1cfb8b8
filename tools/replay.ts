import { setTimeout as sleep } from 'node:timers/promises';
import { createJsonLog } from '#server/json-log';
import { createKafkaSink } from '#server/kafka/kafka-sink';
import type { ReadingSink } from '#server/ports';
import { createSystemClock } from '#server/system-clock';
import { readKafkaEnvironment } from './kafka-environment';
import { createPatientSink } from './replay/patient-sink';
import { createReadingPosts } from './replay/reading-posts';
import { readRecording } from './replay/recording';
import { REPLAY_USAGE, type ReplayArguments, readReplayArguments } from './replay/replay-options';
import { replayRecording } from './replay/replay-recording';
import { runTool } from './run-tool';

const DEFAULT_URL = 'http://127.0.0.1:3000';

/** Long enough to start the server in another window. */
const PATIENCE_MS = 60_000;

type Road = { name: string; sink: ReadingSink; close(): Promise<void> };

async function openRoad({ url }: ReplayArguments): Promise<Road> {
  const brokers = process.env.KAFKA_BROKERS;
  if (url !== null || !brokers) {
    const address = url ?? DEFAULT_URL;
    const sink = createReadingPosts({ url: address, password: process.env.OPERATOR_PASSWORD || null });
    return { name: address, sink, close: async () => {} };
  }
  const kafka = readKafkaEnvironment(brokers, process.env);
  const sink = createKafkaSink({ settings: kafka, clock: createSystemClock(), log: createJsonLog('error') });
  await sink.start();
  return { name: `the topic ${kafka.topic}`, sink, close: () => sink.stop() };
}

async function replay(signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const args = readReplayArguments(process.argv.slice(2));
  if (args === 'help') return say(REPLAY_USAGE);
  const road = await openRoad(args);
  const { monotonicMs } = createSystemClock();
  // An aborted wait is a short one; what comes after it looks at the signal.
  const wait = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
  const sink = createPatientSink({ sink: road.sink, patienceMs: PATIENCE_MS, monotonicMs, wait, say, signal });
  say(`Replaying ${args.file} as sensor ${args.sensorId}, ${args.speed} times as fast, to ${road.name}.`);
  try {
    const rows = readRecording(args.file, { unit: args.unit });
    const counts = await replayRecording({ ...args, rows, sink, monotonicMs, wait, say, signal });
    say(`Sent ${counts.sent} readings, left out ${counts.skipped} rows, shortened ${counts.shortened} pauses.`);
  } finally {
    await road.close();
  }
}

await runTool(replay);
