import { setTimeout as pause } from 'node:timers/promises';
import { type Message, Partitioners, type RecordMetadata } from 'kafkajs';
import type { Random } from '#server/simulator/random';
import { testKafka } from '#server/testing/kafka-topic';

/** A reading that Kafka acknowledged, and where it stands. `incarnation`: how often the topic was made again before. */
export type Acknowledged = { number: number; partition: number; offset: number; incarnation: number };

/** Writes numbered readings and notes each acknowledgement. */
export type Ledger = {
  acknowledged: readonly Acknowledged[];
  /** Sent, and never answered: they may be in the log or not. */
  unanswered(): number;
  /** Resolves when what was sent is answered; the readings go on with `resume`. */
  pause(): Promise<void>;
  resume(): void;
  /** The topic was made again. */
  topicIsNew(): void;
  stop(): Promise<void>;
};

export type LedgerOptions = {
  brokers: string;
  topic: string;
  partitions: number;
  sensors: number;
  ratePerSecond: number;
  random: Random;
  /** What is sent in the place of a reading; null: a reading. */
  instead?: (number: number) => Message | null;
};

const SEND_EVERY_MS = 50;

export function startLedger(options: LedgerOptions): Ledger {
  const { brokers, topic, ratePerSecond } = options;
  const producer = testKafka(brokers).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 500 },
  });
  const acknowledged: Acknowledged[] = [];
  let unanswered = 0;
  let isPaused = false;
  let isStopped = false;
  let sending: Promise<void> = Promise.resolve();
  let number = 0;
  let incarnation = 0;

  async function send(count: number): Promise<void> {
    const numbered = Array.from({ length: count }, (_, index) => messageOf(number + index + 1, options));
    number += count;
    const messages = numbered.map(({ message }) => message);
    try {
      const answer = await producer.send({ topic, acks: -1, timeout: 5000, messages });
      acknowledged.push(...placesOf(numbered, answer).map((place) => ({ ...place, incarnation })));
    } catch {
      unanswered += count;
    }
  }

  async function run(): Promise<void> {
    await producer.connect();
    for (let dueMs = performance.now(); !isStopped; dueMs += SEND_EVERY_MS) {
      if (!isPaused) {
        sending = send(Math.round((ratePerSecond * SEND_EVERY_MS) / 1000));
        await sending;
      }
      // What could not be sent while the broker was away is not made up for.
      dueMs = Math.max(dueMs, performance.now() - SEND_EVERY_MS);
      await pause(Math.max(0, dueMs + SEND_EVERY_MS - performance.now()));
    }
  }

  const running = run();
  return {
    acknowledged,
    unanswered: () => unanswered,
    async pause() {
      isPaused = true;
      await sending;
    },
    resume() {
      isPaused = false;
    },
    topicIsNew() {
      incarnation += 1;
    },
    async stop() {
      isStopped = true;
      await running;
      await producer.disconnect().catch(() => undefined);
    },
  };
}

type Numbered = { number: number; message: Message & { partition: number } };

function messageOf(number: number, { sensors, partitions, random, instead }: LedgerOptions): Numbered {
  const sensor = number % sensors;
  const sensorId = `s-${String(sensor).padStart(3, '0')}`;
  const partition = sensor % partitions;
  const value = JSON.stringify({ sensorId, temperature: temperatureOf(number, { sensors, random }), number });
  const message = { key: sensorId, value, ...instead?.(number), timestamp: String(Date.now()), partition };
  return { number, message };
}

/** Slow waves across 40 °C with some noise: each sensor opens an alert every sixty readings or so. */
function temperatureOf(number: number, { sensors, random }: Pick<LedgerOptions, 'sensors' | 'random'>): number {
  const wave = 36 + 8 * Math.sin(((number / sensors) * 2 * Math.PI) / 60 + (number % sensors));
  return Math.round((wave + random() * 2) * 100) / 100;
}

/** The answer names the first offset of each partition; what was sent together stands there in order. */
function placesOf(numbered: readonly Numbered[], answer: readonly RecordMetadata[]) {
  const next = new Map(answer.map(({ partition, baseOffset }) => [partition, Number(baseOffset)]));
  return numbered.map(({ number, message: { partition } }) => {
    const offset = next.get(partition);
    if (offset === undefined || Number.isNaN(offset)) throw new Error(`Kafka did not say where reading ${number} is.`);
    next.set(partition, offset + 1);
    return { number, partition, offset };
  });
}
