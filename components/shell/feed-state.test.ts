import { describe, expect, it } from 'vitest';
import { buildFeed } from '../live/testing/build';
import { feedState } from './feed-state';

const feed = buildFeed({ source: 'kafka', connectedSinceMs: 5_000, storingSinceMs: 6_000, lastReadingAtMs: 9_000 });
const online = { link: 'online', linkSinceMs: 7_000, silentSinceMs: null, hasHeard: true } as const;
const offline = { ...online, link: 'offline', linkSinceMs: 8_000 } as const;

const stored = (state: 'waiting' | 'standby' | 'failing' | 'catching-up', more = {}) =>
  feedState({ ...online, feed: { ...feed, store: { database: 'own', state, reason: null }, ...more } });

it('[PG3] the feed is live while nothing else holds', () => {
  expect(feedState({ ...online, feed })).toEqual({ kind: 'live' });
});

it('[PG503] it is not live before anything was heard, and what is wrong comes before that', () => {
  expect(feedState({ ...online, feed, hasHeard: false })).toEqual({ kind: 'unheard' });
  expect(feedState({ ...online, feed: { ...feed, connected: false }, hasHeard: false }).kind).toBe('unreachable');
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
  expect(feedState({ ...online, feed: broken })).toEqual({ kind: 'unreachable', sinceMs: 5_000, hasRead: true });
  expect(feedState({ ...online, feed: { ...broken, lastReadingAtMs: null } })).toMatchObject({ hasRead: false });
});

it('[PG4] a browser that lost the server says so before anything the server said', () => {
  const state = feedState({ ...offline, feed: { ...feed, connected: false } });
  expect(state).toEqual({ kind: 'offline', sinceMs: 8_000, hasPicture: true });
});

it('[PG4] before the first snapshot it is connecting, or offline without a picture', () => {
  expect(feedState({ ...online, link: 'connecting', linkSinceMs: 0, feed: null })).toEqual({ kind: 'connecting' });
  expect(feedState({ ...offline, feed: null })).toMatchObject({ hasPicture: false });
});

describe('readings that are not stored', () => {
  it('[PG100] are said to be not stored, since when and why', () => {
    const store = { database: 'own', state: 'failing', reason: 'disk-full' } as const;
    expect(feedState({ ...online, feed: { ...feed, store } })).toEqual({
      kind: 'failing',
      sinceMs: 6_000,
      reason: 'disk-full',
    });
  });

  it('[PG100] are put down to a database that the server itself runs, where it does', () => {
    const reasonOf = (database: 'own' | 'external') => {
      const store = { database, state: 'failing', reason: 'unreachable' } as const;
      return feedState({ ...online, feed: { ...feed, store } });
    };
    expect(reasonOf('own')).toMatchObject({ reason: 'own-unreachable' });
    expect(reasonOf('external')).toMatchObject({ reason: 'unreachable' });
  });

  it('[PG100] come before a lag and after a broker that is away', () => {
    expect(stored('failing', { lagMessages: 5_000 }).kind).toBe('failing');
    expect(stored('failing', { connected: false }).kind).toBe('unreachable');
  });

  it('[PG100] are caught up with, however few they are', () => {
    expect(stored('catching-up', { lagMessages: 3 })).toEqual({ kind: 'catching-up', lagMessages: 3 });
  });
});

it('[PG101] a server that stands by, or waits for its database, is never live', () => {
  expect(stored('standby')).toEqual({ kind: 'standby' });
  expect(stored('waiting')).toEqual({ kind: 'waiting', sinceMs: 6_000, reason: null });
});

it('[PG342] a feed that nothing comes in by is never live, and says so only when nothing nearer holds', () => {
  const silent = { ...online, silentSinceMs: 4_000 };
  expect(feedState({ ...silent, feed })).toEqual({ kind: 'silent', sinceMs: 4_000 });
  expect(feedState({ ...silent, feed: { ...feed, connected: false } }).kind).toBe('unreachable');
  expect(feedState({ ...silent, feed: { ...feed, lagMessages: 5_000 } }).kind).toBe('catching-up');
  const store = { database: 'own', state: 'failing', reason: null } as const;
  expect(feedState({ ...silent, feed: { ...feed, store } }).kind).toBe('failing');
});
