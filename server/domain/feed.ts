import type { Feed, FeedEvent, StoreState } from '#protocol/feed';
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
  start: {
    source: Feed['source'];
    topic: string;
    simulator: SimulatorMode;
    database: Feed['store']['database'];
  },
  nowMs: number,
): Feed {
  return {
    source: start.source,
    connected: start.source === 'embedded',
    connectedSinceMs: nowMs,
    storing: false,
    storingSinceMs: nowMs,
    store: { database: start.database, state: 'waiting', reason: null },
    events: [],
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

const STORING: ReadonlySet<StoreState> = new Set(['storing', 'catching-up']);

/** The feed after the store changed; `storingSinceMs` moves only when `storing` does. */
export function withStore(
  feed: Feed,
  store: { state: StoreState; reason: Feed['store']['reason'] },
  nowMs: number,
): Feed {
  const storing = STORING.has(store.state);
  return {
    ...feed,
    storing,
    storingSinceMs: storing === feed.storing ? feed.storingSinceMs : nowMs,
    store: { database: feed.store.database, ...store },
  };
}

const EVENTS_KEPT = 5;
const EVENTS_KEPT_MS = 24 * 3_600_000;

/** The feed with what happened to its log; the latest five of a day are told. */
export function withEvents(feed: Feed, events: readonly FeedEvent[], nowMs: number): Feed {
  const isKnown = (event: FeedEvent) => feed.events.some((known) => isSameEvent(known, event));
  const all = [...feed.events, ...events.filter((event) => !isKnown(event))];
  return { ...feed, events: all.filter(({ atMs }) => nowMs - atMs < EVENTS_KEPT_MS).slice(-EVENTS_KEPT) };
}

// What is read twice, because it was not stored the first time, is noticed twice.
function isSameEvent(a: FeedEvent, b: FeedEvent): boolean {
  return a.kind === b.kind && a.partition === b.partition && a.fromOffset === b.fromOffset;
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
    before.store.state !== after.store.state ||
    before.store.reason !== after.store.reason ||
    before.events !== after.events ||
    before.simulator !== after.simulator ||
    before.intake.topicFound !== after.intake.topicFound ||
    (before.intake.messages === 0) !== (after.intake.messages === 0) ||
    (before.intake.readings === 0) !== (after.intake.readings === 0)
  );
}
