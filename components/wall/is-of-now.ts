import type { FeedState } from '../shell/feed-state';

/** True while what is shown is what the sensors say now, whether or not it is stored. */
export function isOfNow({ kind }: FeedState): boolean {
  return kind === 'live' || kind === 'failing' || kind === 'unheard';
}
