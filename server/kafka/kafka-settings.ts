/** How to reach Kafka and what to read there. */
export type KafkaSettings = {
  brokers: readonly string[];
  topic: string;
  groupId: string;
  dlqTopic: string;
  /** Partitions of the topic when we are the ones who create it. */
  partitions: number;
  /** TLS; `caPem` adds a certificate authority in PEM text. Null: plain text. */
  ssl: { caPem: string | null } | null;
  sasl: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string } | null;
};
