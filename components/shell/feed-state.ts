import type { Feed } from '#protocol/feed';
import type { LiveState } from '../live/live-state';

/** Why readings are not stored, where that is known; a database the server runs itself is told apart. */
export type StoreReason = Feed['store']['reason'] | 'own-unreachable';

/** How the readings come in, as one word; `sinceMs` by the server's clock, epoch ms. */
export type FeedState =
  | { kind: 'connecting' }
  | { kind: 'offline'; sinceMs: number; hasPicture: boolean }
  | { kind: 'unreachable'; sinceMs: number }
  | { kind: 'waiting'; sinceMs: number; reason: StoreReason }
  | { kind: 'standby' }
  | { kind: 'failing'; sinceMs: number; reason: StoreReason }
  /** Null: it is not known how far behind. */
  | { kind: 'catching-up'; lagMessages: number | null }
  | { kind: 'live' };

/** Behind by more than this the picture is old; less is what arrives between two looks at a busy topic. */
const CATCHING_UP_FROM = 1000;

/** The state to show: the one nearest to the viewer wins, and `live` holds only when nothing else does. */
export function feedState({ link, linkSinceMs, feed }: Pick<LiveState, 'link' | 'linkSinceMs' | 'feed'>): FeedState {
  if (link === 'offline') return { kind: 'offline', sinceMs: linkSinceMs, hasPicture: feed !== null };
  if (feed === null) return { kind: 'connecting' };
  if (!feed.connected) return { kind: 'unreachable', sinceMs: feed.connectedSinceMs };
  return unstored(feed) ?? behind(feed) ?? { kind: 'live' };
}

function unstored({ store, storingSinceMs: sinceMs }: Feed): FeedState | null {
  if (store.state === 'standby') return { kind: 'standby' };
  if (store.state !== 'waiting' && store.state !== 'failing') return null;
  const isOwnAway = store.database === 'own' && store.reason === 'unreachable';
  return { kind: store.state, sinceMs, reason: isOwnAway ? 'own-unreachable' : store.reason };
}

function behind({ store, lagMessages }: Feed): FeedState | null {
  const isBehind = store.state === 'catching-up' || (lagMessages ?? 0) >= CATCHING_UP_FROM;
  return isBehind ? { kind: 'catching-up', lagMessages } : null;
}
