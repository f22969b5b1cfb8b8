import { loadConfig } from '#server/config';
import type { KafkaSettings } from '#server/kafka/kafka-settings';
import { UsageError } from './usage-error';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How to reach Kafka at `brokers`, by the same KAFKA_ variables as the server and by no others.
 * @throws ConfigError naming every wrong variable; UsageError when no broker is named.
 */
export function readKafkaEnvironment(brokers: string, env: Environment): KafkaSettings {
  const ofKafka = Object.entries(env).filter(([name]) => name.startsWith('KAFKA_'));
  const { kafka } = loadConfig({ ...Object.fromEntries(ofKafka), KAFKA_BROKERS: brokers });
  if (kafka === null) throw new UsageError('KAFKA_BROKERS names no broker. Set it to host:port.');
  return kafka;
}
