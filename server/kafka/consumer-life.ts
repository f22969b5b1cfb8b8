import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { Clock, Log } from '#server/ports';
import { createKafkaClient, RETRY } from './kafka-client';
import type { KafkaSettings } from './kafka-settings';
import { withinLimit } from './time-limit';

/** One consumer from its making to its end; a supervisor makes the next one. */
export type ConsumerLife = {
  /** Resolves with why when it crashed, could not start, or fell silent. */
  ended: Promise<Error>;
  /** False once it ended or was closed: its events and batches mean nothing any more. */
  isCurrent(): boolean;
  seek(partition: number, offset: number): void;
  /** Fetches nothing any more. */
  pause(): void;
  /** Commits for the group, once there was a batch. Not kafkajs's own, which tries for half a minute. */
  commit: EachBatchPayload['commitOffsetsIfNecessary'];
  /** Finishes the batch in hand, commits, leaves the group; after `limitMs` its sockets are closed all the same. */
  close(limitMs: number): Promise<void>;
};

export type ConsumerLifeOptions = {
  settings: KafkaSettings;
  clock: Clock;
  log: Log;
  /** Synchronous, and before anything is fetched of the new assignment. */
  joined(partitions: readonly number[], life: ConsumerLife): void;
  /** The broker answered something. */
  answered(): void;
  batch(payload: EachBatchPayload, life: ConsumerLife): Promise<void>;
};

/** Fetches answer four times a second even when there is nothing; without one for so long the consumer is stuck. */
const STUCK_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 5000;

/**
 * About 25 s. A consumer that outlives its broker's restart is still a member of its group and reads on at once; a new
 * one waits until the session of the old one has ended.
 */
const PATIENT_RETRIES = 15;

/**
 * Whoever comes after a process that was killed waits until its session has ended: most of the 15 s that a recovery may
 * take. Brokers allow no less than 6 s.
 */
const SESSION_MS = 7000;

/** Small enough that decoding one answer does not hold the event loop up for long. */
const MAX_BYTES = 256 * 1024;
const MAX_BYTES_PER_PARTITION = MAX_BYTES;

/** Starts a consumer of the group. */
export function liveConsumer(options: ConsumerLifeOptions): ConsumerLife {
  const { settings, clock, log } = options;
  const client = createKafkaClient({ settings, log, requestTimeoutMs: 5000, retries: PATIENT_RETRIES });
  const consumer = client.kafka.consumer({
    groupId: settings.groupId,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: SESSION_MS / 4,
    rebalanceTimeout: 30_000,
    maxWaitTimeInMs: 250,
    minBytes: 1,
    maxBytes: MAX_BYTES,
    maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    metadataMaxAge: 30_000,
    allowAutoTopicCreation: false,
    retry: { ...RETRY, retries: PATIENT_RETRIES, restartOnFailure: async () => false },
  });
  let isCurrent = true;
  let handling = 0;
  let lastSignMs = clock.monotonicMs();
  let commit: ConsumerLife['commit'] | null = null;
  let end: (why: Error) => void = () => {};
  const ended = new Promise<Error>((resolve) => {
    end = (why) => {
      isCurrent = false;
      resolve(why);
    };
  });
  const sign = () => {
    lastSignMs = clock.monotonicMs();
  };
  const life: ConsumerLife = {
    ended,
    isCurrent: () => isCurrent,
    seek: (partition, offset) =>
      unlessLeaving(() => consumer.seek({ topic: settings.topic, partition, offset: String(offset) })),
    pause: () => unlessLeaving(() => consumer.pause([{ topic: settings.topic }])),
    async commit(offsets) {
      if (commit === null || !isCurrent) throw new Error('There was no batch yet.');
      await commit(offsets);
    },
    async close(limitMs) {
      cancelLook();
      // A disconnect during the first join would leave a member behind: only after it has settled.
      const leave = running.catch(() => undefined).then(() => consumer.disconnect());
      await withinLimit(leave, { clock, limitMs }).catch(() => undefined);
      isCurrent = false;
      client.cut();
    },
  };

  let cancelLook = clock.after(LOOK_EVERY_MS, look);
  function look(): void {
    if (handling > 0) sign();
    if (clock.monotonicMs() - lastSignMs >= STUCK_AFTER_MS) end(new Error('The consumer heard nothing for a minute.'));
    else cancelLook = clock.after(LOOK_EVERY_MS, look);
  }

  listen(consumer, { ...options, life, sign, end });
  const running = run(consumer, settings.topic, async (payload) => {
    handling += 1;
    commit = payload.commitOffsetsIfNecessary;
    try {
      await options.batch(payload, life);
    } finally {
      handling -= 1;
    }
  });
  running.catch(end);
  return life;
}

/** A kafkajs consumer on its way out throws; there is nothing to seek or pause in it any more. */
function unlessLeaving(act: () => void): void {
  try {
    act();
  } catch {}
}

async function run(consumer: Consumer, topic: string, eachBatch: (payload: EachBatchPayload) => Promise<void>) {
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 8, eachBatch });
}

type Listening = ConsumerLifeOptions & { life: ConsumerLife; sign(): void; end(why: Error): void };

/** kafkajs dies of a listener that throws, and does not wait for one that is asynchronous. */
function listen(consumer: Consumer, { settings, log, life, joined, answered, sign, end }: Listening): void {
  const { GROUP_JOIN, FETCH, REQUEST, CRASH } = consumer.events;
  const guarded =
    <Event>(listener: (event: Event) => void) =>
    (event: Event) => {
      if (!life.isCurrent()) return;
      try {
        listener(event);
      } catch (error) {
        log.error('kafka-listener-failed', { cause: String(error) });
      }
    };
  consumer.on(FETCH, guarded(sign));
  consumer.on(
    REQUEST,
    guarded(() => answered()),
  );
  consumer.on(
    GROUP_JOIN,
    guarded(({ payload }) => {
      sign();
      joined(payload.memberAssignment[settings.topic] ?? [], life);
    }),
  );
  consumer.on(
    CRASH,
    guarded(({ payload }) => end(payload.error)),
  );
}
