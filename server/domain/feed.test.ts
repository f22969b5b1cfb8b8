import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '#protocol/feed';
import { isFeedStep, startFeed, withEvents, withStore } from './feed';

const aFeed = () => startFeed({ source: 'kafka', topic: 't', simulator: 'off', database: 'own' }, 1000);
const anEvent = (fields: Partial<FeedEvent> = {}): FeedEvent => ({
  kind: 'topic-recreated',
  atMs: 1000,
  partition: 0,
  fromOffset: 5,
  toOffset: 9,
  ...fields,
});

describe('the store in the feed', () => {
  it('[ST23] nothing is stored before the store was loaded', () => {
    expect(aFeed()).toMatchObject({ storing: false, storingSinceMs: 1000, store: { state: 'waiting', reason: null } });
  });

  it('[ST23] storing and catching up both store; since when moves only with that', () => {
    const storing = withStore(aFeed(), { state: 'storing', reason: null }, 2000);
    const behind = withStore(storing, { state: 'catching-up', reason: null }, 3000);
    const failing = withStore(behind, { state: 'failing', reason: 'disk-full' }, 4000);
    expect([storing, behind, failing].map((feed) => [feed.storing, feed.storingSinceMs])).toEqual([
      [true, 2000],
      [true, 2000],
      [false, 4000],
    ]);
    expect(failing.store).toEqual({ database: 'own', state: 'failing', reason: 'disk-full' });
  });

  it('[ST23] a change of the state or its reason is shown at once, the same again is not', () => {
    const failing = withStore(aFeed(), { state: 'failing', reason: 'unreachable' }, 2000);
    expect(isFeedStep(aFeed(), failing)).toBe(true);
    expect(isFeedStep(failing, withStore(failing, { state: 'failing', reason: 'disk-full' }, 2000))).toBe(true);
    expect(isFeedStep(failing, withStore(failing, { state: 'failing', reason: 'unreachable' }, 2500))).toBe(false);
  });
});

describe('events in the feed', () => {
  it('[ST24] the latest five of a day are told', () => {
    const events = [1, 2, 3, 4, 5, 6].map((fromOffset) => anEvent({ fromOffset }));
    const feed = withEvents(aFeed(), [anEvent({ atMs: 1000 - 86_400_000 }), ...events], 1000);
    expect(feed.events.map(({ fromOffset }) => fromOffset)).toEqual([2, 3, 4, 5, 6]);
  });

  it('[ST24] what is read twice and noticed twice is told once', () => {
    const feed = withEvents(withEvents(aFeed(), [anEvent()], 1000), [anEvent({ atMs: 2000 })], 2000);
    expect(feed.events).toEqual([anEvent()]);
  });
});
