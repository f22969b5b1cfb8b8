import type { KafkaSettings } from '#server/kafka/kafka-settings';
import { createKafkaSource } from '#server/kafka/kafka-source';
import type { Place } from '#server/ports';
import { createSystemClock } from '#server/system-clock';
import { recordingListener } from './kafka-listener';
import { type TestTopic, testTopic } from './kafka-topic';
import { createRecordingLog } from './recording-log';

/** Topics and listening sources of one test; `end` stops and closes them all, the last one first. */
export function kafkaParts(broker: string) {
  const undo: (() => Promise<void>)[] = [];

  /** A topic that is named and not made. */
  function namedTopic(): TestTopic {
    const topic = testTopic(broker);
    undo.push(() => topic.close());
    return topic;
  }

  return {
    namedTopic,
    async topicWith(partitions: number): Promise<TestTopic> {
      const topic = namedTopic();
      await topic.create(partitions);
      return topic;
    },
    /** Reads on where `stored` says, which a listener before may have left. */
    async listen(settings: KafkaSettings, stored = new Map<number, Place>()) {
      const listener = recordingListener(stored);
      const log = createRecordingLog();
      const source = createKafkaSource({ settings, clock: createSystemClock(), log });
      undo.push(() => source.stop());
      await source.start(listener);
      return { listener, log, source };
    },
    async end(): Promise<void> {
      for (const step of undo.splice(0).reverse()) await step();
    },
  };
}

/** Messages whose values are the numbers from `from` to before `to`, keyed by eleven sensors. */
export function numbered(from: number, to: number): { key: string; value: string }[] {
  return Array.from({ length: to - from }, (_, index) => ({ key: `s${index % 11}`, value: String(from + index) }));
}
