import type { Clock, Log, ReadingSource } from '#server/ports';
import type { KafkaSettings } from './kafka-settings';
import { readTopic, type TopicReader } from './topic-reader';

/** What it takes to make the source. */
export type KafkaSourceOptions = { settings: KafkaSettings; clock: Clock; log: Log };

/**
 * The topic as a source of readings: its partitions are shared by a consumer group, and each is read from where the
 * store stands, each record once.
 */
export function createKafkaSource(options: KafkaSourceOptions): ReadingSource {
  let reader: TopicReader | null = null;
  let stopped: Promise<void> = Promise.resolve();
  let starting: object | null = null;
  return {
    kind: 'kafka',
    async start(listener) {
      const mine = {};
      starting = mine;
      await stopped;
      if (starting === mine) reader ??= readTopic({ ...options, listener });
    },
    rewind: () => reader?.rewind(),
    partitions: () => reader?.partitions() ?? [],
    stop() {
      starting = null;
      if (reader !== null) stopped = reader.stop();
      reader = null;
      return stopped;
    },
  };
}
