import type { Admin } from 'kafkajs';
import { isUnknownTopic } from './kafka-error';

/** `maxMessageBytes` null: the broker's own limit. */
export type TopicPlan = { topic: string; partitions: number; maxMessageBytes: number | null };

/** Room for a message of the usual limit (1 MB) together with what is noted about it. */
export const DLQ_MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/**
 * Makes the topic unless it is there; true when this made it. Replicas as many as the broker gives by default.
 * @throws when the broker does not let us, or does not answer.
 */
export async function ensureTopic(admin: Admin, plan: TopicPlan): Promise<boolean> {
  if (await hasTopic(admin, plan.topic)) return false;
  const limit = plan.maxMessageBytes;
  const configEntries = limit === null ? [] : [{ name: 'max.message.bytes', value: String(limit) }];
  return admin.createTopics({
    waitForLeaders: true,
    timeout: 5000,
    topics: [{ topic: plan.topic, numPartitions: plan.partitions, replicationFactor: -1, configEntries }],
  });
}

async function hasTopic(admin: Admin, topic: string): Promise<boolean> {
  try {
    await admin.fetchTopicMetadata({ topics: [topic] });
    return true;
  } catch (error) {
    if (isUnknownTopic(error)) return false;
    throw error;
  }
}
