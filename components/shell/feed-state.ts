import type { LiveState } from '../live/live-state';

/** How the readings come in, as one word; `sinceMs` by the server's clock, epoch ms. */
export type FeedState =
  | { kind: 'connecting' }
  | { kind: 'offline'; sinceMs: number; hasPicture: boolean }
  | { kind: 'unreachable'; sinceMs: number }
  | { kind: 'catching-up'; lagMessages: number }
  | { kind: 'live' };

/** Behind by more than this the picture is old; less is what arrives between two looks at a busy topic. */
const CATCHING_UP_FROM = 1000;

/** The state to show: the one nearest to the viewer wins, and `live` holds only when nothing else does. */
export function feedState({ link, linkSinceMs, feed }: Pick<LiveState, 'link' | 'linkSinceMs' | 'feed'>): FeedState {
  if (link === 'offline') return { kind: 'offline', sinceMs: linkSinceMs, hasPicture: feed !== null };
  if (feed === null) return { kind: 'connecting' };
  if (!feed.connected) return { kind: 'unreachable', sinceMs: feed.connectedSinceMs };
  const lagMessages = feed.lagMessages ?? 0;
  return lagMessages >= CATCHING_UP_FROM ? { kind: 'catching-up', lagMessages } : { kind: 'live' };
}
