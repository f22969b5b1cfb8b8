import { type Broker, startBroker } from '#server/testing/broker';
import { type TestTopic, testTopic } from '#server/testing/kafka-topic';
import { test as base, expect } from '../fixtures';

export type KafkaFixtures = {
  /** A topic and a group of this test's own; the product makes the topic. */
  topic: TestTopic;
  /** Of the topic, when the product makes it. */
  partitions: number;
};

/** A test of the product reading a real Kafka, which the tests of a worker share. */
export const test = base.extend<KafkaFixtures, { broker: Broker }>({
  broker: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const broker = await startBroker();
      await use(broker);
      await broker.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  partitions: [1, { option: true }],
  topic: async ({ broker }, use) => useTopic(broker, use),
  productOptions: async ({ topic, partitions }, use) => use({ env: kafkaEnv(topic, partitions) }),
});

/** As `test`, with a broker that this test alone uses and may break. */
export const testWithOwnBroker = test.extend<{ ownBroker: Broker }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  ownBroker: async ({}, use) => {
    const broker = await startBroker();
    await use(broker);
    await broker.stop();
  },
  topic: async ({ ownBroker }, use) => useTopic(ownBroker, use),
});

async function useTopic({ brokers }: Broker, use: (topic: TestTopic) => Promise<void>): Promise<void> {
  const topic = testTopic(brokers);
  await use(topic);
  await topic.close();
}

function kafkaEnv({ settings }: TestTopic, partitions: number): Record<string, string> {
  return {
    KAFKA_BROKERS: settings.brokers.join(','),
    KAFKA_TOPIC: settings.topic,
    KAFKA_GROUP_ID: settings.groupId,
    KAFKA_PARTITIONS: `${partitions}`,
  };
}

/** A message as the simplest producer sends it: no key, no sensor. */
export function unkeyed(temperature: number): { value: string } {
  return { value: JSON.stringify({ temperature }) };
}

export { expect };
