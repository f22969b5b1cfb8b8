'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './message-page.module.css';

type ErrorPageProps = { digest: string | undefined; onRetry: () => void };

/** In place of a page that could not be drawn. */
export function ErrorPage({ digest, onRetry }: ErrorPageProps) {
  const t = useTranslations('shell');
  return (
    <main className={styles.page}>
      <h1>{t('error')}</h1>
      <p>{t('errorHint')}</p>
      {digest !== undefined && <p>{t('errorNumber', { digest })}</p>}
      <Button h="var(--target)" onClick={onRetry}>
        {t('retry')}
      </Button>
    </main>
  );
}
