import { randomUUID } from 'node:crypto';
import type { Message } from 'kafkajs';
import { testKafka } from '#server/testing/kafka-topic';
import type { LoggedRecord } from './oracle';

type Topic = { brokers: string; topic: string; logId: string };

export type LogEnds = Map<number, { low: number; high: number }>;

/** Where each partition begins and ends now. */
export async function logEnds({ brokers, topic }: Pick<Topic, 'brokers' | 'topic'>): Promise<LogEnds> {
  const admin = testKafka(brokers).admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  } finally {
    await admin.disconnect();
  }
}

/** The whole topic, from its beginning to where it ends now. */
export async function readLog({ brokers, topic, logId }: Topic): Promise<LoggedRecord[]> {
  const ends = await logEnds({ brokers, topic });
  const unread = new Map(
    [...ends].filter(([, { low, high }]) => high > low).map(([partition, { high }]) => [partition, high]),
  );
  const consumer = testKafka(brokers).consumer({ groupId: `oracle-${randomUUID()}` });
  const records: LoggedRecord[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  try {
    await new Promise<void>((resolve, reject) => {
      if (unread.size === 0) resolve();
      const eachBatch = async ({ batch }: { batch: { partition: number; messages: RawMessage[] } }) => {
        for (const message of batch.messages) records.push(toRecord(message, { logId, partition: batch.partition }));
        if (Number(batch.messages.at(-1)?.offset ?? -1) + 1 >= (unread.get(batch.partition) ?? 0))
          unread.delete(batch.partition);
        if (unread.size === 0) resolve();
      };
      consumer.run({ eachBatch, partitionsConsumedConcurrently: 3 }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return records;
}

type RawMessage = Pick<Message, 'value' | 'headers'> & { offset: string; timestamp: string; key: Buffer | null };

function toRecord(
  { offset, timestamp, key, value, headers }: RawMessage,
  place: Pick<LoggedRecord, 'logId' | 'partition'>,
) {
  return {
    ...place,
    offset: Number(offset),
    timestampMs: Number(timestamp),
    key,
    value: value as Buffer | null,
    headers: (headers ?? {}) as LoggedRecord['headers'],
  };
}
