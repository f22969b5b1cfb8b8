import { afterEach, describe, expect, inject, test, vi } from 'vitest';
import { createSystemClock } from '#server/system-clock';
import { recordingListener } from '#server/testing/kafka-listener';
import { type TestTopic, testTopic } from '#server/testing/kafka-topic';
import { createRecordingLog } from '#server/testing/recording-log';
import type { KafkaSettings } from './kafka-settings';
import { createKafkaSource } from './kafka-source';

const brokers = inject('kafkaBrokers');
const clock = createSystemClock();
const PATIENCE = { timeout: 15_000, interval: 20 };

describe.skipIf(brokers === null)('the Kafka source', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  async function topicWith(partitions: number): Promise<TestTopic> {
    const topic = testTopic(brokers ?? '');
    undo.push(() => topic.close());
    await topic.create(partitions);
    return topic;
  }

  async function listen(settings: KafkaSettings) {
    const listener = recordingListener();
    const log = createRecordingLog();
    const source = createKafkaSource({ settings, clock, log });
    undo.push(() => source.stop());
    await source.start(listener);
    return { listener, log, source };
  }

  test('[KF1] every message of a keyed topic comes once, in the order of its partition', async () => {
    const topic = await topicWith(6);
    const messages = Array.from({ length: 3000 }, (_, n) => ({ key: `sensor-${n % 7}`, value: String(n) }));
    await topic.produce(messages);
    const { listener } = await listen(topic.settings);
    await vi.waitFor(() => expect(listener.heard).toHaveLength(3000), PATIENCE);
    for (let sensor = 0; sensor < 7; sensor += 1) {
      const own = listener.heard.filter(({ key }) => String(key) === `sensor-${sensor}`);
      const numbers = own.map(({ value }) => Number(value));
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      expect(new Set(own.map(({ partition }) => partition)).size).toBe(1);
    }
  });
});
