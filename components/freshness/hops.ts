import type { Feed, StoreState } from '#protocol/feed';
import type { Link, LiveState } from '../live/live-state';
import { isBehind } from '../shell/feed-state';
import type { Silence } from './silence';

/** `unknown`: what lies nearer to the viewer hides it. */
export type HopState = 'well' | 'wrong' | 'unknown';

/** A part of a reading's way, in order. Times are the server's, epoch ms. */
export type Hop =
  | {
      hop: 'sensors';
      state: HopState;
      silent: number;
      /** Of how many nobody can know yet; 0 also where nothing of any is known. */
      notKnown: number;
      inUse: number;
      measuredAtMs: number | null;
      heardAtMs: number | null;
    }
  | { hop: 'log'; state: HopState; source: Feed['source']; topic: string; sinceMs: number }
  | {
      hop: 'server';
      state: HopState;
      store: StoreState;
      isBehind: boolean;
      sinceMs: number;
      lagMessages: number | null;
    }
  | { hop: 'browser'; state: HopState; link: Link; sinceMs: number; delayMs: number };

export type HopsInput = Pick<LiveState, 'link' | 'linkSinceMs' | 'delayMs' | 'lastReadingAtMs'> & {
  feed: Feed;
  silence: Silence;
  /** When the newest reading was measured. */
  measuredAtMs: number | null;
};

/** A frame later than this is no hiccup of a network; in ms. */
const SLOW_MS = 5_000;

/** The way of a reading from its sensor to this browser, as far as this browser knows. */
export function hopsOf(input: HopsInput): Hop[] {
  return [sensorsHop(input), logHop(input), serverHop(input), browserHop(input)];
}

function sensorsHop({ link, feed, silence, measuredAtMs, lastReadingAtMs: heardAtMs }: HopsInput): Hop {
  const { inUse, silentIds, notKnown } = silence;
  const isTaken = feed.store.state !== 'waiting' && feed.store.state !== 'standby';
  const isHeard = link === 'online' && feed.connected && isTaken && inUse > 0;
  const state = !isHeard ? 'unknown' : silentIds.length > 0 ? 'wrong' : notKnown > 0 ? 'unknown' : 'well';
  return {
    hop: 'sensors',
    state,
    silent: silentIds.length,
    notKnown: isHeard ? notKnown : 0,
    inUse,
    measuredAtMs,
    heardAtMs,
  };
}

function logHop({ link, feed }: HopsInput): Hop {
  const { connected, connectedSinceMs: sinceMs, source, intake } = feed;
  const state = link !== 'online' ? 'unknown' : connected ? 'well' : 'wrong';
  return { hop: 'log', state, source, topic: intake.topic, sinceMs };
}

function serverHop({ link, feed }: HopsInput): Hop {
  const { store, storingSinceMs: sinceMs, lagMessages } = feed;
  const isWell = store.state === 'storing' && !isBehind(feed);
  // One that stands by does what it should.
  const state = link !== 'online' || store.state === 'standby' ? 'unknown' : isWell ? 'well' : 'wrong';
  return { hop: 'server', state, store: store.state, isBehind: isBehind(feed), sinceMs, lagMessages };
}

function browserHop({ link, linkSinceMs: sinceMs, delayMs }: HopsInput): Hop {
  const state = link === 'offline' || delayMs > SLOW_MS ? 'wrong' : link === 'online' ? 'well' : 'unknown';
  return { hop: 'browser', state, link, sinceMs, delayMs };
}
