'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FeedNotices } from './feed-notices';
import { Header } from './header';
import styles from './sub-page.module.css';

type SubPageProps = {
  title: string;
  lead?: string;
  /** The way back, where it is not the board. */
  back?: { href: string; words: string } | null;
  children: ReactNode;
};

/** A page beside the board: the same header and feed state, a way back, a title. */
export function SubPage({ title, lead, back, children }: SubPageProps) {
  const t = useTranslations('shell');
  return (
    <div className={styles.page}>
      <Header isTitle={false} />
      <FeedNotices />
      <main className={styles.main} data-keeps-focus>
        <Link className={styles.back} href={back?.href ?? '/'}>
          ← {back?.words ?? t('toSensors')}
        </Link>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </main>
    </div>
  );
}
