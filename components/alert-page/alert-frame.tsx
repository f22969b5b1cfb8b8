'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useLive } from '../live/use-live';
import dashboard from '../shell/dashboard.module.css';
import { FeedAnnouncer } from '../shell/feed-announcer';
import { FeedBanner } from '../shell/feed-notes';
import { Header } from '../shell/header';
import styles from './alert-frame.module.css';

/** What stands around the pages of alerts: the header, why the picture may be old, and the way back. */
export function AlertFrame({ children, isList = false }: { children: ReactNode; isList?: boolean }) {
  const t = useTranslations('alertPage');
  const isOffline = useLive(({ link }) => link === 'offline');
  return (
    <div className={dashboard.page} data-offline={isOffline}>
      <a className={dashboard.skip} href="#alerts">
        {t('skip')}
      </a>
      <div className={styles.screenOnly}>
        <Header />
        <FeedBanner />
      </div>
      <nav className={`${styles.ways} ${styles.screenOnly}`} aria-label={t('ways')}>
        <Link className={styles.way} href="/">
          ← {t('toSensors')}
        </Link>
        {!isList && (
          <Link className={styles.way} href="/alerts">
            {t('allAlerts')}
          </Link>
        )}
      </nav>
      <main id="alerts" className={dashboard.main} tabIndex={-1}>
        {children}
      </main>
      <FeedAnnouncer />
    </div>
  );
}
