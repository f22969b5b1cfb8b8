import { expect, it } from 'vitest';
import { buildFeed } from '../live/testing/build';
import { feedState } from '../shell/feed-state';
import { causeOf } from './cause';

const HEARD = { inUse: 3, silentIds: [], notKnown: 0 };
const FEED = buildFeed({ source: 'kafka', connectedSinceMs: 5, storingSinceMs: 6 });
const ONLINE = { link: 'online', linkSinceMs: 7, silentSinceMs: null, hasHeard: true, feed: FEED } as const;

const kindOf = (parts: Partial<Parameters<typeof feedState>[0]>, silence = HEARD) =>
  causeOf(feedState({ ...ONLINE, ...parts }), silence).kind;

it('[PG344] the five causes of silence are told apart', () => {
  const failing = { database: 'external', state: 'failing', reason: 'unreachable' } as const;
  expect([
    kindOf({}, { ...HEARD, silentIds: ['Fridge'] as never[] }),
    kindOf({ silentSinceMs: 4 }),
    kindOf({ feed: { ...FEED, lagMessages: 12_300 } }),
    kindOf({ feed: { ...FEED, connected: false } }),
    kindOf({ feed: { ...FEED, store: failing } }),
    kindOf({ link: 'offline' }),
  ]).toEqual(['some-silent', 'all-silent', 'lag', 'broker', 'database', 'offline']);
});

it('[PG344] of several causes the one nearest to the viewer is told, which hides the others', () => {
  const broken = { ...FEED, connected: false, lagMessages: 12_300 };
  expect(kindOf({ link: 'offline', feed: broken })).toBe('offline');
  expect(kindOf({ feed: broken, silentSinceMs: 4 })).toBe('broker');
});

it('[PG344] where nothing is wrong that is said, and where nothing ever came in, that', () => {
  expect(kindOf({})).toBe('well');
  expect(kindOf({}, { ...HEARD, inUse: 0 })).toBe('no-reading');
  expect(kindOf({ hasHeard: false }, { ...HEARD, inUse: 0 })).toBe('no-reading');
  expect(kindOf({ link: 'connecting', feed: null })).toBe('connecting');
  expect(kindOf({ link: 'offline', feed: null })).toBe('never-connected');
  const standby = { database: 'own', state: 'standby', reason: null } as const;
  expect(kindOf({ feed: { ...FEED, store: standby } })).toBe('standby');
});

it('[PG485] where some are not known yet not all is well, and one that is silent is told first', () => {
  const some = { ...HEARD, notKnown: 2 };
  expect(causeOf({ kind: 'live' }, some)).toEqual({ kind: 'not-known', notKnown: 2 });
  expect(kindOf({}, { ...some, silentIds: ['Fridge'] as never[] })).toBe('some-silent');
});
