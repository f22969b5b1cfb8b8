import { randomBytes, randomInt } from 'node:crypto';
import { cwd } from 'node:process';
import type { Adapters } from './app';
import type { Config } from './config';
import { createEmbeddedLog } from './embedded/embedded-log';
import { createNextPages } from './http/next-pages';
import { createDeadLetters } from './kafka/dead-letters';
import type { KafkaSettings } from './kafka/kafka-settings';
import { createKafkaSink } from './kafka/kafka-sink';
import { createKafkaSource } from './kafka/kafka-source';
import type { Clock, Log, RejectionSink } from './ports';

type Basics = { clock: Clock; log: Log };

/** The real outside that the configuration asks for: Kafka or the embedded log, and the pages in `dir`. */
export function createAdapters(config: Config, basics: Basics & { isDevelopment: boolean; dir?: string }): Adapters {
  const { isDevelopment, dir = cwd(), ...shared } = basics;
  return {
    ...shared,
    ...(config.kafka ? kafkaAdapters(config.kafka, shared) : embeddedAdapters(shared)),
    createPages: ({ host, port, origins }) => createNextPages({ isDevelopment, dir, hostname: host, port, origins }),
    seed: randomInt(2 ** 31),
  };
}

function kafkaAdapters(settings: KafkaSettings, basics: Basics) {
  const sink = createKafkaSink({ settings, ...basics });
  const rejections = createDeadLetters({ settings, ...basics });
  return { source: createKafkaSource({ settings, ...basics }), sink, rejections, running: [sink, rejections] };
}

function embeddedAdapters({ clock, log }: Basics) {
  const embedded = createEmbeddedLog({ clock, incarnation: randomBytes(6).toString('hex') });
  return { source: embedded, sink: embedded, rejections: loggedRejections(log), running: [] };
}

// What is posted was judged before it came here and its sender was told; all that can be left are newcomers of two
// posts at once that took the last place from each other.
function loggedRejections(log: Log): RejectionSink {
  return {
    async keep(rejections) {
      const last = rejections.at(-1);
      log.warn('rejected', { count: rejections.length, code: last?.code, advice: last?.message });
    },
  };
}
