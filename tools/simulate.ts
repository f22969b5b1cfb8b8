import { randomInt } from 'node:crypto';
import { setInterval as every } from 'node:timers/promises';
import { createJsonLog } from '#server/json-log';
import { createKafkaSink } from '#server/kafka/kafka-sink';
import { startSensors } from '#server/simulator/running-sensors';
import { sensorsOfMode } from '#server/simulator/sensors-of-mode';
import { createSystemClock } from '#server/system-clock';
import { readKafkaEnvironment } from './kafka-environment';
import { runTool } from './run-tool';
import { createLoadSensors } from './simulate/load-sensors';
import { readSimulateArguments, SIMULATE_USAGE } from './simulate/simulate-options';

const DEFAULT_BROKERS = '127.0.0.1:9092';
const TELL_EVERY_MS = 10_000;

async function simulate(signal: AbortSignal, say: (line: string) => void): Promise<void> {
  const args = readSimulateArguments(process.argv.slice(2));
  if (args === 'help') return say(SIMULATE_USAGE);
  const settings = readKafkaEnvironment(process.env.KAFKA_BROKERS || DEFAULT_BROKERS, process.env);
  const seed = args.seed ?? randomInt(2 ** 31);
  const sensors = args.sensors === null ? sensorsOfMode(args.mode, seed) : createLoadSensors(args.sensors, seed);
  const clock = createSystemClock();
  const log = createJsonLog('info');
  // The sink warns of each refused send; that the sensors' readings are refused is told once, by the sensors.
  const sink = createKafkaSink({ settings, clock, log: createJsonLog('error') });
  await sink.start();
  say(`${sensors.length} sensors to the topic ${settings.topic} at ${settings.brokers.join(', ')}, seed ${seed}.`);
  const running = startSensors({ sensors, periodMs: 1000 / args.rateHz, sink, clock, log });
  const tell = () => say(`${running.counts().taken} readings taken, ${running.counts().refused} refused.`);
  try {
    for await (const _ of every(TELL_EVERY_MS, undefined, { signal })) tell();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  await running.stop();
  await sink.stop();
  tell();
}

await runTool(simulate);
