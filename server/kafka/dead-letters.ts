import type { Message } from 'kafkajs';
import type { Clock, Log, Rejection, RejectionSink } from '#server/ports';
import { deadLetter, type Keep } from './dead-letter';
import { protocolErrorType, rootCause } from './kafka-error';
import { createKafkaProducer } from './kafka-producer';
import type { KafkaSettings } from './kafka-settings';
import { MAX_MESSAGES_PER_SEND } from './send-queue';
import { DLQ_MAX_MESSAGE_BYTES } from './topics';

/** What one send may weigh: rejected messages may be of 1 MB each, and a topic may refuse what they weigh together. */
const MAX_SEND_BYTES = 512 * 1024;
const SEND_LIMIT_MS = 10_000;
const FIRST_PAUSE_MS = 250;
/** About once a minute: a topic this user may not write to holds its partition up until somebody reads of it. */
const TELL_EVERY_FAILURES = 12;
const LAST_PAUSE_MS = 5000;

export type DeadLetters = RejectionSink & {
  /** Connects ahead; resolves whether or not the broker answers. */
  start(): Promise<void>;
  /** Gives up on what is not kept yet: that rejects. May be called twice. */
  stop(): Promise<void>;
};

/** Keeps rejections on the dead-letter topic, in order, trying until the broker has them. */
export function createDeadLetters(options: { settings: KafkaSettings; clock: Clock; log: Log }): DeadLetters {
  const { settings, clock, log } = options;
  const plan = { topic: settings.dlqTopic, partitions: 1, maxMessageBytes: DLQ_MAX_MESSAGE_BYTES };
  const producer = createKafkaProducer({ settings, plan, clock, log });
  let tail: Promise<void> = Promise.resolve();
  let endPause: (() => void) | null = null;
  let isStopped = false;

  async function keepAll(rejections: readonly Rejection[]): Promise<void> {
    for (const group of groupsOf(rejections)) await keepGroup(group, 'whole');
  }

  async function keepGroup(group: readonly Rejection[], keep: Keep): Promise<void> {
    try {
      await sendUntilTaken(group.map((rejection) => deadLetter(rejection, settings.topic, keep)));
    } catch (error) {
      if (!isTooLarge(error) || keep === 'notes-only') throw error;
      const next = group.length > 1 ? keep : keep === 'whole' ? 'without-value' : 'notes-only';
      for (const rejection of group) await keepGroup([rejection], next);
    }
  }

  async function sendUntilTaken(messages: Message[]): Promise<void> {
    for (let failures = 0; !isStopped; failures += 1) {
      try {
        return await producer.send(messages, SEND_LIMIT_MS);
      } catch (error) {
        if (isTooLarge(error)) throw error;
        if (failures % TELL_EVERY_FAILURES === 0) {
          const advice = 'Its partition waits: see that the broker lets this user write to the dead-letter topic.';
          log.warn('dead-letters-waiting', { topic: plan.topic, failures, cause: rootCause(error).message, advice });
        }
        await pause(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures));
      }
    }
    throw new Error('Stopped before the rejections were kept; they are read again at the next start.');
  }

  function pause(ms: number): Promise<void> {
    if (isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
    });
  }

  return {
    start: () => producer.warmUp(SEND_LIMIT_MS),
    keep(rejections) {
      const kept = tail.then(() => keepAll(rejections));
      tail = kept.catch(() => undefined);
      return kept;
    },
    async stop() {
      isStopped = true;
      endPause?.();
      await producer.stop(2000);
      await tail;
    },
  };
}

function isTooLarge(error: unknown): boolean {
  const type = protocolErrorType(error);
  return type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE';
}

function groupsOf(rejections: readonly Rejection[]): Rejection[][] {
  const groups: Rejection[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const rejection of rejections) {
    const { key, value } = rejection.record;
    bytes += (key?.length ?? 0) + (value?.length ?? 0);
    const last = groups.at(-1);
    if (last === undefined || bytes > MAX_SEND_BYTES || last.length === MAX_MESSAGES_PER_SEND) {
      groups.push([rejection]);
      bytes = (key?.length ?? 0) + (value?.length ?? 0);
    } else last.push(rejection);
  }
  return groups;
}
