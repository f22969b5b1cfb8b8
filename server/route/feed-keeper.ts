import type { Feed, FeedEvent, StoreState } from '#protocol/feed';
import { isFeedStep, type Taken, withEvents, withStore, withTaken } from '#server/domain/feed';
import type { Clock, Frames, Log } from '#server/ports';
import type { StoreTrouble } from '#server/store-port';

/** The feed as browsers see it. Each change is told at once where it is a step, else with the next count. */
export type FeedKeeper = {
  feed(): Feed;
  set(next: Feed): void;
  /** What this process does with the database, and why not more. */
  store(state: StoreState, reason?: StoreTrouble | null): void;
  happened(events: readonly FeedEvent[]): void;
  taken(taken: Taken): void;
};

export function createFeedKeeper(parts: { feed: Feed; frames: Frames; clock: Clock; log: Log }): FeedKeeper {
  const { frames, clock, log } = parts;
  let feed = parts.feed;
  const set = (next: Feed) => {
    const isStep = isFeedStep(feed, next);
    feed = next;
    frames.feed(feed, isStep);
  };
  return {
    feed: () => feed,
    set,
    store(state, reason = null) {
      if (feed.store.state !== state || feed.store.reason !== reason) log.info('store', { state, reason });
      set(withStore(feed, { state, reason }, clock.nowMs()));
    },
    happened: (events) => set(withEvents(feed, events, clock.nowMs())),
    taken: (taken) => set(withTaken(feed, taken, clock.nowMs())),
  };
}
