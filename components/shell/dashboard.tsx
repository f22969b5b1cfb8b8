'use client';

import { useTranslations } from 'next-intl';
import { useLive } from '../live/use-live';
import { Board } from './board';
import styles from './dashboard.module.css';
import { FeedAnnouncer } from './feed-announcer';
import { FeedBanner, FeedFootnotes } from './feed-notes';
import { FirstReading } from './first-reading';
import { Header } from './header';
import { LoadingBoard } from './loading-board';

/** The whole page. */
export function Dashboard() {
  const t = useTranslations('shell');
  const isOffline = useLive(({ link }) => link === 'offline');
  return (
    <div className={styles.page} data-offline={isOffline}>
      <a className={styles.skip} href="#sensors">
        {t('skip')}
      </a>
      <Header />
      <FeedBanner />
      <main id="sensors" className={styles.main} tabIndex={-1}>
        <Content />
      </main>
      <FeedFootnotes />
      <FeedAnnouncer />
    </div>
  );
}

function Content() {
  const hasPicture = useLive(({ feed }) => feed !== null);
  const hasSensors = useLive(({ sensors }) => sensors.size > 0);
  if (!hasPicture) return <LoadingBoard />;
  return hasSensors ? <Board /> : <FirstReading />;
}
