import type { Feed } from '#protocol/feed';
import type { RejectionCode } from '#protocol/rejection';
import type { SimulatorMode } from '#protocol/simulator';

/** What one batch added. */
export type Taken = {
  messages: number;
  readings: number;
  rejections: number;
  lastRejection: { code: RejectionCode; message: string } | null;
};

/** What a source says of itself. */
export type FeedStatus = Pick<Feed, 'connected' | 'lagMessages' | 'complete'> & { topicFound: boolean };

/** The feed before anything was heard. `nowMs` is the server's clock, epoch ms. */
export function startFeed(
  start: { source: Feed['source']; topic: string; simulator: SimulatorMode },
  nowMs: number,
): Feed {
  return {
    source: start.source,
    connected: start.source === 'embedded',
    connectedSinceMs: nowMs,
    storing: false,
    storingSinceMs: nowMs,
    lagMessages: null,
    lastReadingAtMs: null,
    complete: true,
    simulator: start.simulator,
    intake: { topic: start.topic, topicFound: false, messages: 0, readings: 0, rejections: 0, lastRejection: null },
  };
}

/** The feed after its source changed; `connectedSinceMs` moves only when `connected` does. */
export function withStatus(feed: Feed, status: FeedStatus, nowMs: number): Feed {
  return {
    ...feed,
    connected: status.connected,
    connectedSinceMs: status.connected === feed.connected ? feed.connectedSinceMs : nowMs,
    lagMessages: status.lagMessages,
    complete: status.complete,
    intake: { ...feed.intake, topicFound: status.topicFound },
  };
}

/** The feed after a batch was taken. */
export function withTaken(feed: Feed, taken: Taken, nowMs: number): Feed {
  const { intake } = feed;
  return {
    ...feed,
    lastReadingAtMs: taken.readings > 0 ? nowMs : feed.lastReadingAtMs,
    intake: {
      topic: intake.topic,
      topicFound: true,
      messages: intake.messages + taken.messages,
      readings: intake.readings + taken.readings,
      rejections: intake.rejections + taken.rejections,
      lastRejection: taken.lastRejection ? { ...taken.lastRejection, atMs: nowMs } : intake.lastRejection,
    },
  };
}

/** True when the second differs from the first in something to show at once, not merely in a count. */
export function isFeedStep(before: Feed, after: Feed): boolean {
  return (
    before.connected !== after.connected ||
    before.complete !== after.complete ||
    before.simulator !== after.simulator ||
    before.intake.topicFound !== after.intake.topicFound ||
    (before.intake.messages === 0) !== (after.intake.messages === 0) ||
    (before.intake.readings === 0) !== (after.intake.readings === 0)
  );
}
