import type { Clock, Log } from '#server/ports';
import type { StoredHistory } from '#server/store-port';
import { fanOut } from './fan-out';
import { createLane, type Lane } from './lane';
import type { Send } from './send/sender';
import type { Database } from './sql/database';
import { deleteOldDeliveries, dueChannels } from './sql/deliveries';

export type OutboxParts = {
  database: Database;
  alerts: Pick<StoredHistory, 'alertsById'>;
  send: Send;
  origin: string | null;
  clock: Clock;
  log: Log;
};

/** What the notifier does again and again. */
export type OutboxWorker = {
  /** Makes deliveries of new steps and sets every channel to work that has something due. */
  look(): Promise<void>;
  /** Resolves when no channel is at work. */
  idle(): Promise<void>;
};

const DAY_MS = 24 * 3_600_000;

/** How long the log of deliveries goes back. */
const KEPT_MS = 90 * DAY_MS;
const TIDY_EVERY_MS = 3_600_000;

/** Reads the outbox and sends, each channel by itself, so that one whose target hangs holds up no other. */
export function createOutboxWorker(parts: OutboxParts, signal: AbortSignal): OutboxWorker {
  const { database, clock, log } = parts;
  const lanes = new Map<number, Lane>();
  const atWork = new Map<number, Promise<void>>();
  let tidiedAtMs = Number.NEGATIVE_INFINITY;

  function setToWork(channelId: number): void {
    if (atWork.has(channelId)) return;
    const lane = lanes.get(channelId) ?? createLane({ ...parts, channelId });
    lanes.set(channelId, lane);
    const work = lane
      .run(signal)
      .catch((error: unknown) => log.warn('notify-lane-failed', { channelId, cause: String(error) }))
      .finally(() => atWork.delete(channelId));
    atWork.set(channelId, work);
  }

  async function tidy(): Promise<void> {
    if (clock.monotonicMs() - tidiedAtMs < TIDY_EVERY_MS) return;
    tidiedAtMs = clock.monotonicMs();
    await deleteOldDeliveries(database.query, clock.nowMs() - KEPT_MS);
  }

  return {
    async look() {
      await fanOut({ ...parts, nowMs: clock.nowMs() });
      for (const channelId of await dueChannels(database.query, clock.nowMs())) setToWork(channelId);
      await tidy();
    },
    async idle() {
      while (atWork.size > 0) await Promise.all(atWork.values());
    },
  };
}
