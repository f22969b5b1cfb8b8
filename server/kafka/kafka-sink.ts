import type { Message } from 'kafkajs';
import { IDEMPOTENCY_HEADER } from '#server/domain/idempotency';
import type { Clock, Log, ProducedReading, RawSink, ReadingSink } from '#server/ports';
import { rootCause } from './kafka-error';
import { createKafkaProducer } from './kafka-producer';
import type { KafkaSettings } from './kafka-settings';
import { createSendQueue } from './send-queue';

/** A person's request waits for it; a broker that takes longer is as good as away. */
const APPEND_LIMIT_MS = 5000;

/** What `append` rejects with when the log could not take the readings in time. */
export class SinkUnavailableError extends Error {
  readonly code = 'sink-unavailable';
}

export type KafkaSink = ReadingSink &
  RawSink & {
    /** Connects ahead; resolves whether or not the broker answers. */
    start(): Promise<void>;
    /** Sends what waits, then closes. Later appends reject. May be called twice. */
    stop(): Promise<void>;
  };

/** Writes readings to the topic, keyed by sensor so that each sensor keeps to one partition. */
export function createKafkaSink(options: { settings: KafkaSettings; clock: Clock; log: Log }): KafkaSink {
  const { settings, clock, log } = options;
  const plan = { topic: settings.topic, partitions: settings.partitions, maxMessageBytes: null };
  const producer = createKafkaProducer({ settings, plan, clock, log });
  const queue = createSendQueue({ clock, limitMs: APPEND_LIMIT_MS, send: producer.send });
  let isStopped = false;

  async function put(messages: readonly Message[]): Promise<void> {
    if (isStopped) throw new SinkUnavailableError('The server is stopping; send the readings again in a moment.');
    try {
      await queue.push(messages);
    } catch (error) {
      const cause = rootCause(error).message;
      throw new SinkUnavailableError(
        `Kafka did not take the readings (${cause}). Send them again when it answers; some of them may already be there.`,
      );
    }
  }

  return {
    start: () => producer.warmUp(APPEND_LIMIT_MS),
    append: (readings, { idempotencyKey } = { idempotencyKey: null }) =>
      put(
        readings.map((reading, index) =>
          toMessage(reading, idempotencyKey === null ? null : `${idempotencyKey}/${index}`),
        ),
      ),
    appendRaw: (messages) => put(messages.map(({ key, value }) => ({ key, value: Buffer.from(value) }))),
    async stop() {
      isStopped = true;
      await queue.idle();
      await producer.stop(2000);
    },
  };
}

function toMessage({ sensorId, celsius, measuredAtMs }: ProducedReading, postedAs: string | null): Message {
  const timestamp = measuredAtMs === null ? {} : { timestamp: measuredAtMs };
  const headers = postedAs === null ? {} : { headers: { [IDEMPOTENCY_HEADER]: postedAs } };
  return { key: sensorId, value: JSON.stringify({ sensorId, temperature: celsius, ...timestamp }), ...headers };
}
