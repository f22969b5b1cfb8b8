import type { Feed } from '#protocol/feed';
import type { Board } from '#server/domain/board';
import { noteChange } from '#server/domain/note-change';
import { emptyBatch, type WriteBatch } from '#server/domain/write-batch';
import type { Clock, Frames } from '#server/ports';

/** Timers of alerts are minutes; a second is as exact as anybody can see. In ms. */
const TICK_MS = 1000;

/** The client hands over so many records in far less than a second: behind by more, now is not yet now. */
const CURRENT_LAG_MESSAGES = 1000;

export type TickingParts = {
  clock: Clock;
  frames: Frames;
  feed: () => Feed;
  /** The board to let time pass on, with the log it stands in; null: it is not of now, so time stands still for it. */
  board: () => { board: Board; logId: string } | null;
  store: (batch: WriteBatch) => void;
};

/** Lets time pass for alerts, once a second, in order with the readings: what comes of it is shown and stored like theirs. */
export function createTicking({ clock, frames, feed, board: current, store }: TickingParts) {
  let cancel: (() => void) | null = null;

  const tick = () => {
    cancel = clock.after(TICK_MS, tick);
    const { connected, connectedSinceMs, lagMessages } = feed();
    const stage = current();
    if (stage === null || (connected && (lagMessages ?? 0) > CURRENT_LAG_MESSAGES)) return;
    const nowMs = clock.nowMs();
    const { board, logId } = stage;
    const change = board.tick({ nowMs, isConnected: connected, connectedSinceMs, logId });
    if (change === null) return;
    frames.push(change);
    const batch = emptyBatch(nowMs);
    noteChange(batch, change);
    store(batch);
  };

  return {
    start() {
      cancel ??= clock.after(TICK_MS, tick);
    },
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
