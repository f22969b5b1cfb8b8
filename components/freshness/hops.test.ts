import { expect, it } from 'vitest';
import type { Feed } from '#protocol/feed';
import { buildFeed } from '../live/testing/build';
import { type HopsInput, hopsOf } from './hops';

const FEED = buildFeed({ source: 'kafka', connectedSinceMs: 5_000, storingSinceMs: 6_000, lagMessages: 12 });

function input(parts: Partial<HopsInput> = {}): HopsInput {
  return {
    ...{ link: 'online', linkSinceMs: 7_000, delayMs: 40, lastReadingAtMs: 9_000 },
    ...{ feed: FEED, silence: { inUse: 3, silentIds: [], notKnown: 0 }, measuredAtMs: 8_900 },
    ...parts,
  };
}

const states = (parts: Partial<HopsInput> = {}) => hopsOf(input(parts)).map(({ state }) => state);
const withFeed = (parts: Partial<Feed>) => states({ feed: { ...FEED, ...parts } });
const stored = (state: Feed['store']['state']) => withFeed({ store: { database: 'own', state, reason: null } });

it('[PG343] a reading’s way is told hop by hop, each with its times', () => {
  expect(hopsOf(input())).toEqual([
    { hop: 'sensors', state: 'well', silent: 0, notKnown: 0, inUse: 3, measuredAtMs: 8_900, heardAtMs: 9_000 },
    { hop: 'log', state: 'well', source: 'kafka', topic: 'temperature_stream', sinceMs: 5_000 },
    { hop: 'server', state: 'well', store: 'storing', isBehind: false, sinceMs: 6_000, lagMessages: 12 },
    { hop: 'browser', state: 'well', link: 'online', sinceMs: 7_000, delayMs: 40 },
  ]);
});

it('[PG343] each hop is wrong by itself', () => {
  expect(states({ silence: { inUse: 3, silentIds: ['a'], notKnown: 1 } })).toEqual(['wrong', 'well', 'well', 'well']);
  expect(withFeed({ lagMessages: 12_300 })).toEqual(['well', 'well', 'wrong', 'well']);
  expect(stored('failing')).toEqual(['well', 'well', 'wrong', 'well']);
  expect(stored('catching-up')).toEqual(['well', 'well', 'wrong', 'well']);
  expect(states({ delayMs: 6_000 })).toEqual(['well', 'well', 'well', 'wrong']);
});

it('[PG343] what lies behind a broken hop is not known', () => {
  expect(withFeed({ connected: false })).toEqual(['unknown', 'wrong', 'well', 'well']);
  expect(states({ link: 'offline' })).toEqual(['unknown', 'unknown', 'unknown', 'wrong']);
  expect(stored('waiting')).toEqual(['unknown', 'well', 'wrong', 'well']);
  expect(stored('standby')).toEqual(['unknown', 'well', 'unknown', 'well']);
  expect(states({ silence: { inUse: 0, silentIds: [], notKnown: 0 } })).toEqual(['unknown', 'well', 'well', 'well']);
});

it('[PG485] sensors that are not known yet are neither heard nor silent', () => {
  const silence = { inUse: 3, silentIds: [], notKnown: 1 };
  expect(hopsOf(input({ silence }))[0]).toMatchObject({ state: 'unknown', silent: 0, notKnown: 1 });
  expect(hopsOf(input({ silence, link: 'offline' }))[0]).toMatchObject({ state: 'unknown', notKnown: 0 });
});
