import type { Clock, Log, ReadingSource, SourceListener, SourceStatus } from '#server/ports';
import { type BatchHandlerOptions, handleBatch } from './batch-handler';
import { type ConsumerLife, liveConsumer } from './consumer-life';
import { protocolErrorType } from './kafka-error';
import type { KafkaSettings } from './kafka-settings';
import { createLogProbe } from './log-probe';
import { createPartitionBook } from './partition-book';
import { resumePartitions } from './resume-partitions';
import {
  ASK_EVERY_MS,
  answerOf,
  isAnswering,
  isSameStatus,
  passTime,
  type SourceHealth,
  toStatus,
  UNKNOWN_HEALTH,
} from './source-health';
import { createSupervisor } from './supervisor';
import { createTopicKeeper } from './topic-keeper';

/** What it takes to make the source. */
export type KafkaSourceOptions = { settings: KafkaSettings; clock: Clock; log: Log };

/**
 * The topic as a source of readings: read by a consumer group, from where the group stopped, each record once as long
 * as this process lives. A supervisor rebuilds the consumer when it crashes or falls silent; a probe asks the broker
 * beside it and knows whether it answers, how far behind we are, and whether all partitions are ours.
 */
export function createKafkaSource(options: KafkaSourceOptions): ReadingSource {
  const { settings, clock, log } = options;
  const book = createPartitionBook();
  const probe = createLogProbe(options);
  const topicKeeper = createTopicKeeper({ ...options, probe });
  const resumptions = new WeakMap<ConsumerLife, Promise<string | null>>();
  let listener: SourceListener | null = null;
  let reader: ConsumerLife | null = null;
  let health: SourceHealth = UNKNOWN_HEALTH;
  let told: SourceStatus | null = null;
  let isStopped = false;
  let cancelTick = () => {};

  const supervisor = createSupervisor({
    clock,
    log,
    isWorthTrying,
    make() {
      const life = liveConsumer({
        ...options,
        joined,
        answered: () => update({ silentMs: 0 }),
        batch: (payload, life) => handleBatch(payload, sessionOf(life), handlerOptions()),
      });
      void life.ended.then(() => update({ hasJoined: false }));
      return life;
    },
  });

  function isWorthTrying(): boolean {
    return isAnswering(health) && health.logEnds !== null;
  }

  function handlerOptions(): BatchHandlerOptions {
    if (listener === null) throw new Error('The source was not started.');
    return { book, listener, probe, clock, log };
  }

  function sessionOf(life: ConsumerLife) {
    const resumed = () => resumptions.get(life) ?? Promise.resolve(null);
    return { isCurrent: life.isCurrent, seek: life.seek, resumed };
  }

  function joined(partitions: readonly number[], life: ConsumerLife): void {
    reader = life;
    const lost = book.assign(partitions);
    log.info('kafka-partitions-assigned', { partitions, lost });
    if (lost.length > 0) handlerOptions().listener.lost(lost);
    readLastAgain(life);
    let isLatest = true;
    const resumed = resumePartitions(partitions, {
      ...handlerOptions(),
      isCurrent: () => isLatest && life.isCurrent(),
      seek: life.seek,
    });
    void resumed.then(refresh);
    supersede(life, resumed, () => {
      isLatest = false;
    });
    update({ hasJoined: true, absentMs: 0, silentMs: 0, assigned: book.assigned });
  }

  // Where the record we had last is another one now, the topic was made again: the handler compares.
  function readLastAgain(life: ConsumerLife): void {
    for (const partition of book.assigned) {
      const last = book.positions.get(partition)?.last ?? null;
      if (last !== null) life.seek(partition, last.offset);
    }
  }

  const supersededBy = new WeakMap<ConsumerLife, () => void>();
  function supersede(life: ConsumerLife, resumed: Promise<string | null>, giveUp: () => void): void {
    supersededBy.get(life)?.();
    supersededBy.set(life, giveUp);
    resumptions.set(life, resumed);
  }

  function update(change: Partial<SourceHealth>): void {
    const wasWorthTrying = isWorthTrying();
    health = { ...health, ...change };
    if (!wasWorthTrying && isWorthTrying()) supervisor.hurry();
    refresh();
  }

  function refresh(): void {
    const status = toStatus(health, book.positions);
    if (isStopped || (told !== null && isSameStatus(status, told))) return;
    if (told?.connected !== status.connected) tellConnection(status.connected);
    told = status;
    listener?.status(status);
  }

  function tellConnection(isConnected: boolean): void {
    const brokers = settings.brokers.join(', ');
    if (isConnected) log.info('kafka-connected', { brokers });
    else log.warn('kafka-disconnected', { brokers, message: `Kafka does not answer at ${brokers}; trying on.` });
  }

  function tick(lastMs: number): void {
    if (isStopped) return;
    const nowMs = clock.monotonicMs();
    health = passTime(health, nowMs - lastMs);
    refresh();
    cancelTick = clock.after(ASK_EVERY_MS, () => tick(nowMs));
  }

  async function look(): Promise<void> {
    try {
      const { logEnds } = await probe.look();
      if (logEnds === null && health.hasJoined && reader?.isCurrent()) readLastAgain(reader);
      update(answerOf(logEnds));
      if (logEnds === null) return await topicKeeper.missing();
      topicKeeper.found();
    } catch (error) {
      if (protocolErrorType(error) !== null) update({ silentMs: 0 });
    }
  }

  async function lookAgain(): Promise<void> {
    while (!isStopped) {
      await look();
      await new Promise<void>((resolve) => {
        endLookPause = resolve;
        clock.after(ASK_EVERY_MS, resolve);
      });
    }
  }
  let endLookPause = () => {};
  let looking: Promise<void> = Promise.resolve();

  return {
    kind: 'kafka',
    async start(newListener) {
      listener = newListener;
      tick(clock.monotonicMs());
      looking = lookAgain();
      supervisor.start();
    },
    async stop() {
      await supervisor.stop();
      isStopped = true;
      cancelTick();
      endLookPause();
      await probe.stop();
      await looking;
    },
  };
}
