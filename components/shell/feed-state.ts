import type { Feed } from '#protocol/feed';
import type { LiveState } from '../live/live-state';

/** Why readings are not stored, where that is known; a database the server runs itself is told apart. */
export type StoreReason = Feed['store']['reason'] | 'own-unreachable';

/** How the readings come in, as one word; `sinceMs` by the server's clock, epoch ms. */
export type FeedState =
  | { kind: 'connecting' }
  | { kind: 'offline'; sinceMs: number; hasPicture: boolean }
  /** `hasRead`: something was read before. */
  | { kind: 'unreachable'; sinceMs: number; hasRead: boolean }
  | { kind: 'waiting'; sinceMs: number; reason: StoreReason }
  | { kind: 'standby' }
  | { kind: 'failing'; sinceMs: number; reason: StoreReason }
  /** Null: it is not known how far behind. */
  | { kind: 'catching-up'; lagMessages: number | null }
  /** Every way is open and no sensor sends anything. */
  | { kind: 'silent'; sinceMs: number }
  /** Every way is open and nothing has come yet. */
  | { kind: 'unheard' }
  | { kind: 'live' };

/** Behind by more than this the picture is old; less is what arrives between two looks at a busy topic. */
const CATCHING_UP_FROM = 1000;

export type FeedStateInput = Pick<LiveState, 'link' | 'linkSinceMs' | 'feed'> & {
  /** Since when no sensor has sent anything, epoch ms; null: one does. */
  silentSinceMs: number | null;
  /** A reading came once, in this life of the server or an earlier one. */
  hasHeard: boolean;
};

/** The state to show: the one nearest to the viewer wins, and `live` holds only when nothing else does. */
export function feedState({ link, linkSinceMs, feed, silentSinceMs, hasHeard }: FeedStateInput): FeedState {
  if (link === 'offline') return { kind: 'offline', sinceMs: linkSinceMs, hasPicture: feed !== null };
  if (feed === null) return { kind: 'connecting' };
  if (!feed.connected)
    return { kind: 'unreachable', sinceMs: feed.connectedSinceMs, hasRead: feed.lastReadingAtMs !== null };
  return unstored(feed) ?? behind(feed) ?? silent(silentSinceMs) ?? { kind: hasHeard ? 'live' : 'unheard' };
}

function unstored({ store, storingSinceMs: sinceMs }: Feed): FeedState | null {
  if (store.state === 'standby') return { kind: 'standby' };
  if (store.state !== 'waiting' && store.state !== 'failing') return null;
  const isOwnAway = store.database === 'own' && store.reason === 'unreachable';
  return { kind: store.state, sinceMs, reason: isOwnAway ? 'own-unreachable' : store.reason };
}

/** True while what is shown is older than what the log has. */
export function isBehind({ store, lagMessages }: Feed): boolean {
  return store.state === 'catching-up' || (lagMessages ?? 0) >= CATCHING_UP_FROM;
}

function behind(feed: Feed): FeedState | null {
  return isBehind(feed) ? { kind: 'catching-up', lagMessages: feed.lagMessages } : null;
}

function silent(sinceMs: number | null): FeedState | null {
  return sinceMs === null ? null : { kind: 'silent', sinceMs };
}
