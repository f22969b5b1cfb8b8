import type { Message, Producer } from 'kafkajs';
import type { Clock, Log } from '#server/ports';
import { createKafkaClient, type KafkaClient, RETRY } from './kafka-client';
import type { KafkaSettings } from './kafka-settings';
import { Partitioners } from './kafkajs';
import { withinLimit } from './time-limit';
import { ensureTopic, type TopicPlan } from './topics';

/** Writes to one topic, one send at a time. */
export type KafkaProducer = {
  /** Connects ahead of the first send. Never fails: the first send tells. */
  warmUp(limitMs: number): Promise<void>;
  /**
   * Resolves when all replicas in step have the messages (at most 500: kafkajs groups them in quadratic time).
   * Rejects when that takes longer than `limitMs`. Callers wait for one send before the next.
   */
  send(messages: Message[], limitMs: number): Promise<void>;
  stop(limitMs: number): Promise<void>;
};

type Link = { client: KafkaClient; producer: Producer; ready: Promise<void> };

export type ProducerOptions = { settings: KafkaSettings; plan: TopicPlan; clock: Clock; log: Log };

/** Makes a producer for the topic of `plan`, which it creates when it is missing and the broker lets it. */
export function createKafkaProducer({ settings, plan, clock, log }: ProducerOptions): KafkaProducer {
  let link: Link | null = null;

  function open(): Link {
    const client = createKafkaClient({ settings, log, requestTimeoutMs: 5000 });
    const producer = client.kafka.producer({
      idempotent: true,
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      retry: RETRY,
    });
    return { client, producer, ready: connect({ client, producer }) };
  }

  async function connect({ client, producer }: Pick<Link, 'client' | 'producer'>): Promise<void> {
    const admin = client.kafka.admin();
    await admin.connect();
    const isNew = await ensureTopic(admin, plan);
    if (isNew) log.info('kafka-topic-created', { topic: plan.topic, partitions: plan.partitions });
    await admin.disconnect();
    await producer.connect();
  }

  function current(): Link {
    link ??= open();
    return link;
  }

  // After a failure nobody knows whether the broker has the messages. The same producer would give the next ones the
  // same sequence numbers, and the broker would drop them as repetitions: only a new one is safe.
  function discard(failed: Link): void {
    failed.client.cut();
    failed.ready.catch(() => undefined);
    if (link === failed) link = null;
  }

  async function guarded(limitMs: number, act: (link: Link) => Promise<unknown>): Promise<void> {
    const used = current();
    try {
      await withinLimit(
        used.ready.then(() => act(used)),
        { clock, limitMs },
      );
    } catch (error) {
      discard(used);
      throw error;
    }
  }

  return {
    warmUp: (limitMs) => guarded(limitMs, async () => undefined).catch(() => undefined),
    send: (messages, limitMs) =>
      guarded(limitMs, ({ producer }) => producer.send({ topic: plan.topic, acks: -1, messages })),
    async stop(limitMs) {
      if (link === null) return;
      const last = link;
      await guarded(limitMs, ({ producer }) => producer.disconnect()).catch(() => undefined);
      discard(last);
    },
  };
}
