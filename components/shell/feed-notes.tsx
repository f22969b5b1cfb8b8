'use client';

import { useTranslations } from 'next-intl';
import { ClockNote } from '../freshness/clock-note';
import { useLive } from '../live/use-live';
import styles from './feed-notes.module.css';

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
