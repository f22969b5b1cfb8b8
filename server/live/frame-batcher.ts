import type { Feed } from '#protocol/feed';
import type { Change } from '../domain/change';
import type { Clock, Frames, Meter, SendFrame } from '../ports';
import { createGrowthPacer } from './growth-pacer';
import { createPendingFrame } from './pending-frame';

/** Frames are at least this far apart: emits are what costs, and an eye sees no difference. */
const FRAME_INTERVAL_MS = 50;

/** How often a feed that merely counts on is worth telling. */
const FEED_INTERVAL_MS = 1000;

/** A frame leaves early at this size, so that a replay makes many readable frames instead of one huge one. */
const MAX_POINTS_PER_FRAME = 5000;

/** Numbers and paces frames: the first change leaves at once, later ones every 50 ms. */
export function createFrameBatcher(parts: {
  clock: Clock;
  send: SendFrame;
  /** Sends a snapshot to everybody. */
  sendSnapshot: () => void;
  meter: Meter;
}): Frames & { stop(): void } {
  const { clock, send, meter } = parts;
  const pending = createPendingFrame();
  const growth = createGrowthPacer();
  let waitingFeed: Feed | null = null;
  let feedSentAtMs = Number.NEGATIVE_INFINITY;
  let frameSentAtMs = Number.NEGATIVE_INFINITY;
  let firstChangeAtMs: number | null = null;
  let seq = 0;
  let timer: { atMs: number; cancel: () => void } | null = null;

  const gatherFeed = (feed: Feed) => {
    waitingFeed = null;
    feedSentAtMs = clock.monotonicMs();
    pending.setFeed(feed);
  };

  const gatherSlowThings = () => {
    const nowMs = clock.monotonicMs();
    for (const alert of growth.due(nowMs)) pending.addAlert(alert);
    if (waitingFeed && nowMs - feedSentAtMs >= FEED_INTERVAL_MS) gatherFeed(waitingFeed);
  };

  const flush = (): number => {
    gatherSlowThings();
    if (pending.isEmpty()) return seq;
    seq += 1;
    frameSentAtMs = clock.monotonicMs();
    const deliveries = send({ seq, serverTimeMs: clock.nowMs(), ...pending.take() });
    meter.frame(deliveries, (frameSentAtMs - (firstChangeAtMs ?? frameSentAtMs)) / 1000);
    firstChangeAtMs = null;
    return seq;
  };

  const nextFlushAtMs = (): number | null => {
    const frameAtMs = frameSentAtMs + FRAME_INTERVAL_MS;
    if (!pending.isEmpty()) return frameAtMs;
    const slowAtMs = [growth.nextDueMs(), waitingFeed ? feedSentAtMs + FEED_INTERVAL_MS : null];
    const dueAtMs = slowAtMs.filter((atMs) => atMs !== null);
    return dueAtMs.length === 0 ? null : Math.max(frameAtMs, Math.min(...dueAtMs));
  };

  const schedule = () => {
    const atMs = nextFlushAtMs();
    if (atMs === null || (timer && timer.atMs <= atMs)) return;
    timer?.cancel();
    timer = { atMs, cancel: clock.after(Math.max(0, atMs - clock.monotonicMs()), tick) };
  };

  const tick = () => {
    timer = null;
    flush();
    schedule();
  };

  return {
    push(change: Change): void {
      firstChangeAtMs ??= clock.monotonicMs();
      growth.forgetSensors(change.removed);
      pending.addChange(change);
      for (const alertChange of change.alerts) {
        const alert = growth.take(alertChange, clock.monotonicMs());
        if (alert) pending.addAlert(alert);
      }
      if (pending.pointCount() >= MAX_POINTS_PER_FRAME) flush();
      schedule();
    },
    feed(feed: Feed, isStep: boolean): void {
      waitingFeed = feed;
      if (isStep) gatherFeed(feed);
      schedule();
    },
    flush,
    showAnew(): void {
      growth.clear();
      parts.sendSnapshot();
    },
    stop(): void {
      timer?.cancel();
      timer = null;
    },
  };
}
