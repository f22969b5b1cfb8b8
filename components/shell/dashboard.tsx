'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { hasLoaded } from '../live/has-loaded';
import { useLive } from '../live/use-live';
import { Board } from './board';
import styles from './dashboard.module.css';
import { FeedEventNotes } from './feed-events-notes';
import { FeedFootnotes } from './feed-notes';
import { FeedNotices } from './feed-notices';
import { Header } from './header';
import { loadPanel } from './later-panel';
import { LoadingBoard } from './loading-board';

/** The whole page. */
export function Dashboard() {
  const t = useTranslations('shell');
  const isOffline = useLive(({ link }) => link === 'offline');
  const [notices, setNotices] = useState<HTMLElement | null>(null);
  useEffect(() => void loadPanel(), []);
  return (
    <div className={styles.page} data-offline={isOffline}>
      <a className={styles.skip} href="#sensors">
        {t('skip')}
      </a>
      <Header isTitle />
      <FeedNotices onPlace={setNotices}>
        <FeedEventNotes />
      </FeedNotices>
      <main id="sensors" className={styles.main} tabIndex={-1} data-keeps-focus>
        <Content notices={notices} />
      </main>
      <FeedFootnotes />
    </div>
  );
}

function Content({ notices }: { notices: HTMLElement | null }) {
  // A server that waits for its database knows no sensor: that is not the same as there being none.
  const hasPicture = useLive(({ feed, sensors }) => feed !== null && (hasLoaded(feed) || sensors.size > 0));
  return hasPicture ? <Board notices={notices} /> : <LoadingBoard />;
}
