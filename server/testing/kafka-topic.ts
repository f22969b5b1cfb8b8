import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, type Message, Partitioners } from 'kafkajs';
import type { KafkaSettings } from '#server/kafka/kafka-settings';

/** A topic and a group of their own for one test, so that tests can run beside each other. */
export type TestTopic = {
  settings: KafkaSettings;
  /** Makes the topic with so many partitions. */
  create(partitions: number): Promise<void>;
  remove(): Promise<void>;
  /** Appends messages; resolves when the broker has them. */
  produce(messages: Message[]): Promise<void>;
  /** Appends messages in a transaction that is given up: they fill offsets and are nobody's to read. */
  produceAborted(messages: Message[]): Promise<void>;
  /** Deletes what stands before `offset`, as retention does. */
  expireBefore(partition: number, offset: number): Promise<void>;
  /** What the group committed, by partition. */
  committed(): Promise<Record<number, number>>;
  /** Closes the connections. */
  close(): Promise<void>;
};

const RETRY = { retries: 8, initialRetryTime: 100, maxRetryTime: 1000, factor: 0.2, multiplier: 2 };

/** Names a new topic on the broker (host:port) and makes nothing yet. */
export function testTopic(broker: string): TestTopic {
  const topic = `test-${randomUUID().slice(0, 8)}`;
  const settings: KafkaSettings = {
    brokers: [broker],
    topic,
    groupId: `group-${topic}`,
    dlqTopic: `${topic}-dlq`,
    partitions: 1,
    ssl: null,
    sasl: null,
  };
  const kafka = testKafka(broker);
  const admin = kafka.admin();
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  return {
    settings,
    async create(partitions) {
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: true });
    },
    async remove() {
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
    },
    async produce(messages) {
      await producer.connect();
      for (let at = 0; at < messages.length; at += 500) {
        await producer.send({ topic, acks: -1, messages: messages.slice(at, at + 500) });
      }
    },
    async produceAborted(messages) {
      const aborting = kafka.producer({
        createPartitioner: Partitioners.DefaultPartitioner,
        transactionalId: randomUUID(),
        maxInFlightRequests: 1,
        idempotent: true,
      });
      await aborting.connect();
      const transaction = await aborting.transaction();
      await transaction.send({ topic, messages });
      await transaction.abort();
      await aborting.disconnect();
    },
    async expireBefore(partition, offset) {
      await admin.connect();
      // kafkajs deletes nothing in a topic that it has not met before.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    },
    async committed() {
      await admin.connect();
      const [answer] = await admin.fetchOffsets({ groupId: settings.groupId, topics: [topic] });
      return Object.fromEntries((answer?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)]));
    },
    async close() {
      await Promise.allSettled([admin.disconnect(), producer.disconnect()]);
    },
  };
}

/** A plain client of the broker (host:port) that says nothing. */
export function testKafka(broker: string): Kafka {
  return new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING, retry: RETRY });
}

/** Reads a topic from its beginning until `count` messages were seen. */
export async function readTopic(broker: string, topic: string, count: number): Promise<TopicMessage[]> {
  const consumer = testKafka(broker).consumer({ groupId: `reader-${randomUUID()}`, retry: RETRY });
  const messages: TopicMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({ message }: { message: TopicMessage }) => {
      messages.push(message);
      if (messages.length === count) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return messages;
}

export type TopicMessage = {
  key: Buffer | null;
  value: Buffer | null;
  headers?: Record<string, Buffer | string | (Buffer | string)[] | undefined>;
};
