'use client';

import { useTranslations } from 'next-intl';
import { ClockNote } from '../freshness/clock-note';
import { useLive } from '../live/use-live';
import styles from './feed-notes.module.css';
import { useFeedWords } from './use-feed-words';

/** Why the picture may be old, and what to do; nothing while all is well. */
export function FeedBanner() {
  const { state, long } = useFeedWords();
  // That no sensor sends anything the strip and every tile say already.
  return long === null || state.kind === 'silent' ? null : <p className={styles.banner}>{long}</p>;
}

/** What this picture leaves out, said calmly. */
export function FeedFootnotes() {
  const t = useTranslations('feed');
  // While the broker is away or the group still forms, nobody owns anything: that is not another process.
  const isPartial = useLive(({ feed }) => feed?.connected === true && feed.lastReadingAtMs !== null && !feed.complete);
  return (
    <footer className={styles.footnotes}>
      {isPartial && <p>{t('partial')}</p>}
      <ClockNote />
    </footer>
  );
}
