import type { PartitionStanding } from '#protocol/system';
import type { Clock, Log, SourceListener } from '#server/ports';
import { type BatchSession, handleBatch } from './batch-handler';
import { type BrokerWatch, createBrokerWatch } from './broker-watch';
import { type ConsumerLife, liveConsumer } from './consumer-life';
import type { KafkaSettings } from './kafka-settings';
import { createLogProbe } from './log-probe';
import { createPartitionBook } from './partition-book';
import { readingStart } from './position';
import { createResumptions } from './resumptions';
import { commitHints, createStoredHints } from './stored-hints';
import { createSupervisor, type Supervisor } from './supervisor';
import { withinLimit } from './time-limit';
import { createTopicKeeper } from './topic-keeper';

export type TopicReader = { rewind(): void; partitions(): PartitionStanding[]; stop(): Promise<void> };

export type TopicReaderOptions = { settings: KafkaSettings; clock: Clock; log: Log; listener: SourceListener };

/** The group's offsets are for people and tools: twice a second is soon enough. */
const COMMIT_EVERY_MS = 500;
/** What a stop, of its five seconds, gives what is in hand to be stored, and again the group to hear of it. */
const LAST_STORED_MS = 250;

/**
 * Reads the topic from now until `stop`. A supervisor rebuilds the consumer when it crashes or falls silent; a probe
 * asks the broker beside it and knows whether it answers, how far behind we are, and whether all partitions are ours.
 */
export function readTopic(options: TopicReaderOptions): TopicReader {
  const { settings, clock, log, listener } = options;
  const book = createPartitionBook();
  const hints = createStoredHints();
  const probe = createLogProbe(options);
  const topicKeeper = createTopicKeeper({ ...options, probe });
  const resumptions = createResumptions({ book, hints, listener, probe, clock, settled: () => watch.refresh() });
  let reader: ConsumerLife | null = null;
  let cancelCommit = () => {};
  let closed: Promise<void> | null = null;

  const watch: BrokerWatch = createBrokerWatch({
    ...options,
    positions: book.positions,
    probe,
    worthTrying: () => supervisor.hurry(),
    topicFound: topicKeeper.found,
    async topicMissing() {
      if (watch.hasJoined() && reader !== null) readLastAgain(reader);
      await topicKeeper.missing();
    },
  });

  const supervisor: Supervisor = createSupervisor({
    clock,
    log,
    isWorthTrying: watch.isWorthTrying,
    make() {
      const life = liveConsumer({
        ...options,
        joined,
        answered: () => watch.update({ silentMs: 0 }),
        batch: (payload, life) => handleBatch(payload, sessionOf(life), { book, hints, listener, probe, clock, log }),
      });
      void life.ended.then(() => watch.update({ hasJoined: false }));
      return life;
    },
  });

  function sessionOf(life: ConsumerLife): BatchSession {
    return {
      isCurrent: () => closed === null && life.isCurrent(),
      seek: life.seek,
      resumed: () => resumptions.of(life),
      rewind: () => resumptions.begin(life),
    };
  }

  function joined(partitions: readonly number[], life: ConsumerLife): void {
    reader = life;
    const lost = book.assign(partitions);
    log.info('kafka-partitions-assigned', { partitions, lost });
    hints.forget(lost);
    if (lost.length > 0) listener.lost(lost);
    resumptions.begin(life);
    watch.update({ hasJoined: true, absentMs: 0, silentMs: 0, assigned: book.assigned });
  }

  // Where the record we had last is another one now, the topic was made again: the handler compares.
  function readLastAgain(life: ConsumerLife): void {
    if (!life.isCurrent()) return;
    for (const partition of book.assigned) {
      const position = book.positions.get(partition);
      if (position !== undefined && position.last !== null) life.seek(partition, readingStart(position));
    }
  }

  async function commitPending(): Promise<void> {
    const commit = reader?.commit;
    if (commit !== undefined) await commitHints(hints.pending(), { hints, topic: settings.topic, commit });
  }

  function commitAgain(): void {
    if (closed !== null) return;
    cancelCommit = clock.after(COMMIT_EVERY_MS, () => void commitPending().then(commitAgain));
  }

  async function lastStored(): Promise<void> {
    await Promise.all([...book.assigned].map((partition) => book.inHand(partition)));
    await hints.idle();
  }

  async function close(): Promise<void> {
    cancelCommit();
    resumptions.end();
    reader?.pause();
    await withinLimit(lastStored(), { clock, limitMs: LAST_STORED_MS }).catch(() => undefined);
    await withinLimit(commitPending(), { clock, limitMs: LAST_STORED_MS }).catch(() => undefined);
    await supervisor.stop();
    const looked = watch.stop();
    await probe.stop();
    await looked;
  }

  watch.start();
  supervisor.start();
  commitAgain();
  return {
    partitions: watch.partitions,
    rewind() {
      if (closed === null && reader?.isCurrent()) resumptions.begin(reader);
    },
    stop() {
      closed ??= close();
      return closed;
    },
  };
}
