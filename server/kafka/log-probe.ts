import { createHash } from 'node:crypto';
import type { Admin } from 'kafkajs';
import type { Clock, Log } from '#server/ports';
import { createKafkaClient, type KafkaClient, RETRY } from './kafka-client';
import { isUnknownTopic, protocolErrorType } from './kafka-error';
import type { KafkaSettings } from './kafka-settings';
import type { LogEnds } from './source-health';
import { withinLimit } from './time-limit';
import { ensureTopic } from './topics';

/** What the broker said of the topic; `null` ends: there is no such topic. */
export type LogView = { logName: string; logEnds: LogEnds | null };

/** Asks the broker beside the consumer, so that a consumer that waits for the store is not taken for a broken one. */
export type LogProbe = {
  /** @throws when the broker does not answer within 2 s. */
  look(): Promise<LogView>;
  /** What the group committed, by partition. @throws when the broker does not answer within 2 s. */
  committed(): Promise<ReadonlyMap<number, number>>;
  /** Makes the topic unless it is there; true when this made it. @throws when the broker does not let us. */
  createTopic(): Promise<boolean>;
  stop(): Promise<void>;
};

/** An answer that takes longer is no answer. */
const ANSWER_LIMIT_MS = 2000;

type Link = { client: KafkaClient; admin: Admin; logName: Promise<string> };

export function createLogProbe(options: { settings: KafkaSettings; clock: Clock; log: Log }): LogProbe {
  const { settings, clock, log } = options;
  const { topic, groupId } = settings;
  let link: Link | null = null;
  let isStopped = false;

  function open(): Link {
    const client = createKafkaClient({ settings, log, requestTimeoutMs: ANSWER_LIMIT_MS, retries: 0 });
    const admin = client.kafka.admin({ retry: { ...RETRY, retries: 0 } });
    const logName = admin.connect().then(async () => logNameOf((await admin.describeCluster()).clusterId, topic));
    logName.catch(() => undefined);
    return { client, admin, logName };
  }

  async function ask<T>(question: (link: Link) => Promise<T>): Promise<T> {
    if (isStopped) throw new Error('The probe was stopped.');
    link ??= open();
    const used = link;
    try {
      return await withinLimit(
        used.logName.then(() => question(used)),
        { clock, limitMs: ANSWER_LIMIT_MS },
      );
    } catch (error) {
      if (protocolErrorType(error) === null) {
        used.client.cut();
        if (link === used) link = null;
      }
      throw error;
    }
  }

  return {
    look: () => ask(async ({ admin, logName }) => ({ logName: await logName, logEnds: await logEndsOf(admin, topic) })),
    committed: () =>
      ask(async ({ admin }) => {
        const [answer] = await admin.fetchOffsets({ groupId, topics: [topic] });
        const offsets = (answer?.partitions ?? []).map(({ partition, offset }) => [partition, Number(offset)] as const);
        return new Map(offsets.filter(([, offset]) => offset >= 0));
      }),
    createTopic: () =>
      ask(({ admin }) => ensureTopic(admin, { topic, partitions: settings.partitions, maxMessageBytes: null })),
    async stop() {
      isStopped = true;
      const last = link;
      link = null;
      if (last === null) return;
      await withinLimit(last.admin.disconnect(), { clock, limitMs: 500 }).catch(() => undefined);
      last.client.cut();
    },
  };
}

async function logEndsOf(admin: Admin, topic: string): Promise<LogEnds | null> {
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  } catch (error) {
    if (isUnknownTopic(error)) return null;
    throw error;
  }
}

/** The lasting name of the log: the cluster's own id and the topic, short and safe in a URL. */
function logNameOf(clusterId: string, topic: string): string {
  return `kafka-${createHash('sha256').update(`${clusterId}\n${topic}`).digest('base64url').slice(0, 12)}`;
}
