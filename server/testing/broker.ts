import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, hasDocker, runContainer } from './broker-docker';
import { freePort } from './broker-port';
import { formatBroker, spawnBroker } from './broker-process';
import type { BrokerPlace, Relayed } from './broker-properties';
import { untilBrokerAnswers } from './broker-ready';
import { KafkaUnavailableError, kafkaJars } from './kafka-jars';

/** A real Kafka for a test or a person. */
export type Broker = {
  /** host:port, as KAFKA_BROKERS has it. */
  brokers: string;
  /** The folder with the jars; null where Docker runs the broker. */
  jarsDir: string | null;
  /** Ends it in order and removes its folder if it was a temporary one. May be called twice. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut. Its data stays. */
  kill(): Promise<void>;
  /** Ends it in order; its data stays. */
  shutDown(): Promise<void>;
  /** Starts it again on the same port with the same data; resolves when it answers. */
  restart(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
};

/**
 * `dir` keeps the data; without it a temporary folder is used and removed. `port` 0 or absent: a free one. `relayed`
 * only where Java runs it.
 */
export type BrokerOptions = { port?: number; dir?: string; relayed?: Relayed };

/**
 * Starts Apache Kafka on 127.0.0.1 and resolves when it answers, after about 3 s.
 * @throws KafkaUnavailableError with what to install, where neither Java and Maven nor Docker are there.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  try {
    return await startJavaBroker(options, await kafkaJars());
  } catch (error) {
    if (error instanceof KafkaUnavailableError && (await hasDocker())) return startDockerBroker(options);
    throw error;
  }
}

async function startJavaBroker({ port, dir, relayed }: BrokerOptions, jarsDir: string): Promise<Broker> {
  const place: BrokerPlace = {
    port: port || (await freePort()),
    controllerPort: await freePort(),
    dir: dir ?? (await mkdtemp(join(tmpdir(), 'isotherm-kafka-'))),
    ...(relayed === undefined ? {} : { relayed }),
  };
  await formatBroker(place, jarsDir);
  let child = await launch(place, jarsDir);
  return {
    brokers: `127.0.0.1:${place.port}`,
    jarsDir,
    async stop() {
      child.kill('SIGCONT');
      await end(child, 'SIGTERM');
      if (dir === undefined) await rm(place.dir, { recursive: true, force: true });
    },
    kill: () => end(child, 'SIGKILL'),
    shutDown: () => end(child, 'SIGTERM'),
    async restart() {
      child = await launch(place, jarsDir);
    },
    async freeze() {
      child.kill('SIGSTOP');
    },
    async thaw() {
      child.kill('SIGCONT');
    },
  };
}

async function launch(place: BrokerPlace, jarsDir: string): Promise<ChildProcess> {
  const child = spawnBroker(place, jarsDir);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', async () => {
      const out = await readFile(join(place.dir, 'broker.out'), 'utf8').catch(() => '');
      reject(new Error(`Kafka ended while starting on port ${place.port}. Its last words:\n${out.slice(-2000)}`));
    });
  });
  await Promise.race([untilBrokerAnswers(`127.0.0.1:${place.port}`), ended]);
  ended.catch(() => undefined);
  return child;
}

/** A JVM that does not end within this after SIGTERM is killed. */
const END_LIMIT_MS = 10_000;

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill(signal);
  });
}

async function startDockerBroker({ port, dir }: BrokerOptions): Promise<Broker> {
  const hostPort = port || (await freePort());
  const id = await runContainer(hostPort, dir !== undefined);
  const brokers = `127.0.0.1:${hostPort}`;
  await untilBrokerAnswers(brokers);
  const act = async (...args: string[]) => void (await docker([...args, id]));
  return {
    brokers,
    jarsDir: null,
    stop: () => act('rm', '-f', '-v').catch(() => undefined),
    kill: () => act('kill'),
    shutDown: () => act('stop'),
    async restart() {
      await act('start');
      await untilBrokerAnswers(brokers);
    },
    freeze: () => act('pause'),
    thaw: () => act('unpause'),
  };
}
