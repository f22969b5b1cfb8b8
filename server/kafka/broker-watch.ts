import type { PartitionStanding } from '#protocol/system';
import type { Clock, Log, SourceListener, SourceStatus } from '#server/ports';
import { protocolErrorType } from './kafka-error';
import type { KafkaSettings } from './kafka-settings';
import type { LogProbe } from './log-probe';
import {
  ASK_EVERY_MS,
  answerOf,
  isAnswering,
  isSameStatus,
  type Progress,
  passTime,
  type SourceHealth,
  toStandings,
  toStatus,
  UNKNOWN_HEALTH,
} from './source-health';

/** Asks the broker twice a second, beside the consumer, and tells the listener how the road to the log is doing. */
export type BrokerWatch = {
  /** Something else that was learnt. */
  update(change: Partial<SourceHealth>): void;
  /** The positions moved. */
  refresh(): void;
  hasJoined(): boolean;
  partitions(): PartitionStanding[];
  /** The broker answers and has the topic. */
  isWorthTrying(): boolean;
  start(): void;
  /** Tells nothing any more; resolves when the last look has ended. */
  stop(): Promise<void>;
};

export type BrokerWatchOptions = {
  settings: KafkaSettings;
  listener: SourceListener;
  positions: Progress;
  probe: LogProbe;
  clock: Clock;
  log: Log;
  /** Called when `isWorthTrying` turns true. */
  worthTrying(): void;
  topicFound(): void;
  /** Called at every look that did not find it. */
  topicMissing(): Promise<void>;
};

export function createBrokerWatch(options: BrokerWatchOptions): BrokerWatch {
  const { settings, listener, positions, probe, clock, log } = options;
  let health: SourceHealth = UNKNOWN_HEALTH;
  let told: SourceStatus | null = null;
  let isStopped = false;
  let cancelTick = () => {};
  let endPause = () => {};
  let looking: Promise<void> = Promise.resolve();

  const isWorthTrying = () => isAnswering(health) && health.logEnds !== null;

  function update(change: Partial<SourceHealth>): void {
    const wasWorthTrying = isWorthTrying();
    health = { ...health, ...change };
    if (!wasWorthTrying && isWorthTrying()) options.worthTrying();
    refresh();
  }

  function refresh(): void {
    const status = toStatus(health, positions);
    if (isStopped || (told !== null && isSameStatus(status, told))) return;
    if (told?.connected !== status.connected) tellConnection(status.connected);
    told = status;
    listener.status(status);
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
      update(answerOf(logEnds));
      if (logEnds === null) await options.topicMissing();
      else options.topicFound();
    } catch (error) {
      if (protocolErrorType(error) !== null) update({ silentMs: 0 });
    }
  }

  async function lookAgain(): Promise<void> {
    while (!isStopped) {
      await look();
      await new Promise<void>((resolve) => {
        endPause = resolve;
        clock.after(ASK_EVERY_MS, resolve);
      });
    }
  }

  return {
    partitions: () => toStandings(health, positions),
    update,
    refresh,
    hasJoined: () => health.hasJoined,
    isWorthTrying,
    start() {
      tick(clock.monotonicMs());
      looking = lookAgain();
    },
    async stop() {
      isStopped = true;
      cancelTick();
      endPause();
      await looking;
    },
  };
}
