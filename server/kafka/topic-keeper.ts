import type { Clock, Log } from '#server/ports';
import { rootCause } from './kafka-error';
import type { KafkaSettings } from './kafka-settings';
import type { LogProbe } from './log-probe';

/** Someone who deletes a topic means to make it again as they want it: that long it is theirs to do. */
const LEAVE_TO_OTHERS_MS = 30_000;
const TRY_AGAIN_MS = 5000;

/** Makes the missing topic. `missing` is called at every look that did not find it, `found` at every other. */
export function createTopicKeeper(options: { settings: KafkaSettings; probe: LogProbe; clock: Clock; log: Log }) {
  const { settings, probe, clock, log } = options;
  const { topic, partitions } = settings;
  let wasFound = false;
  let nextTryMs: number | null = null;
  return {
    found(): void {
      wasFound = true;
      nextTryMs = null;
    },
    async missing(): Promise<void> {
      const nowMs = clock.monotonicMs();
      if (nextTryMs === null) {
        nextTryMs = wasFound ? nowMs + LEAVE_TO_OTHERS_MS : nowMs;
        if (wasFound) log.warn('kafka-topic-deleted', { topic, message: `The topic ${topic} is gone; make it again.` });
      }
      if (nowMs < nextTryMs) return;
      const isFirstTry = nextTryMs === nowMs;
      nextTryMs = nowMs + TRY_AGAIN_MS;
      try {
        if (await probe.createTopic()) log.info('kafka-topic-created', { topic, partitions });
      } catch (error) {
        if (!isFirstTry) return;
        const cause = rootCause(error).message;
        const message = `The topic ${topic} is missing and could not be made; make it, or let this user make it.`;
        log.error('kafka-topic-missing', { topic, cause, message });
      }
    },
  };
}
