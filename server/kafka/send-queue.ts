import type { Message } from 'kafkajs';
import type { Clock } from '#server/ports';

/** One group of messages that wait to be sent, and whoever waits for them. */
type Waiting = { messages: Message[]; deadlineMs: number; resolve(): void; reject(error: Error): void };

/** kafkajs groups messages by partition in quadratic time: 20 000 at once would block for 2 s. */
export const MAX_MESSAGES_PER_SEND = 500;

export type SendQueueOptions = {
  clock: Clock;
  /** How long a caller waits, its time in the queue included. */
  limitMs: number;
  send(messages: Message[], limitMs: number): Promise<void>;
};

/** Sends one group after the other; what comes in meanwhile leaves together, in order. */
export function createSendQueue({ clock, limitMs, send }: SendQueueOptions) {
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;

  function push(messages: Message[]): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ messages, deadlineMs: clock.monotonicMs() + limitMs, resolve, reject });
      running ??= drain();
    });
  }

  async function drain(): Promise<void> {
    // One turn later, so that what a caller pushes in one go leaves in one go.
    await Promise.resolve();
    while (queue.length > 0) await sendGroup(takeGroup(queue));
    // In the turn that saw the queue empty: whoever pushes next starts anew.
    running = null;
  }

  async function sendGroup(group: readonly Waiting[]): Promise<void> {
    const leftMs = Math.min(...group.map(({ deadlineMs }) => deadlineMs)) - clock.monotonicMs();
    try {
      if (leftMs <= 0) throw new Error('The messages waited too long for those before them.');
      await send(
        group.flatMap(({ messages }) => messages),
        leftMs,
      );
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return {
    /** Resolves when all are sent; rejects when the limit passed or the send failed. */
    async push(messages: readonly Message[]): Promise<void> {
      const parts: Promise<void>[] = [];
      for (let at = 0; at < messages.length; at += MAX_MESSAGES_PER_SEND) {
        parts.push(push(messages.slice(at, at + MAX_MESSAGES_PER_SEND)));
      }
      const results = await Promise.allSettled(parts);
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },
    /** Resolves when nothing waits any more. */
    async idle(): Promise<void> {
      await running;
    },
  };
}

function takeGroup(queue: Waiting[]): Waiting[] {
  const group: Waiting[] = [];
  let count = 0;
  for (let next = queue[0]; next !== undefined; next = queue[0]) {
    count += next.messages.length;
    if (group.length > 0 && count > MAX_MESSAGES_PER_SEND) break;
    group.push(next);
    queue.shift();
  }
  return group;
}
