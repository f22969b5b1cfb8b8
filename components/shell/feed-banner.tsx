'use client';

import styles from './feed-notes.module.css';
import { useFeedWords } from './use-feed-words';

/** Why the picture may be old, and what to do; nothing while all is well. */
export function FeedBanner() {
  const { state, long } = useFeedWords();
  // That no sensor sends anything the strip and every tile say already.
  return long === null || state.kind === 'silent' ? null : <p className={styles.banner}>{long}</p>;
}
