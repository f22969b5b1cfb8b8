import { expect, it } from 'vitest';
import type { Feed } from '#protocol/feed';
import { feedState } from './feed-state';

const feed: Feed = {
  source: 'kafka',
  connected: true,
  connectedSinceMs: 5_000,
  storing: false,
  storingSinceMs: 5_000,
  lagMessages: 0,
  lastReadingAtMs: 9_000,
  complete: true,
  simulator: 'off',
  intake: { topic: 't', topicFound: true, messages: 1, readings: 1, rejections: 0, lastRejection: null },
};
const online = { link: 'online', linkSinceMs: 7_000 } as const;

it('[PG3] the feed is live while nothing else holds, whatever is stored', () => {
  expect(feedState({ ...online, feed })).toEqual({ kind: 'live' });
});

it('[PG3] a small or unknown lag is still live', () => {
  expect(feedState({ ...online, feed: { ...feed, lagMessages: 999 } }).kind).toBe('live');
  expect(feedState({ ...online, feed: { ...feed, lagMessages: null } }).kind).toBe('live');
});

it('[PG3] far behind the topic it is catching up', () => {
  expect(feedState({ ...online, feed: { ...feed, lagMessages: 12_300 } })).toEqual({
    kind: 'catching-up',
    lagMessages: 12_300,
  });
});

it('[PG4] an unreachable broker comes before the lag, with its time', () => {
  const broken = { ...feed, connected: false, lagMessages: 12_300 };
  expect(feedState({ ...online, feed: broken })).toEqual({ kind: 'unreachable', sinceMs: 5_000 });
});

it('[PG4] a browser that lost the server says so before anything the server said', () => {
  const state = feedState({ link: 'offline', linkSinceMs: 8_000, feed: { ...feed, connected: false } });
  expect(state).toEqual({ kind: 'offline', sinceMs: 8_000, hasPicture: true });
});

it('[PG4] before the first snapshot it is connecting, or offline without a picture', () => {
  expect(feedState({ link: 'connecting', linkSinceMs: 0, feed: null })).toEqual({ kind: 'connecting' });
  expect(feedState({ link: 'offline', linkSinceMs: 8_000, feed: null })).toMatchObject({ hasPicture: false });
});
