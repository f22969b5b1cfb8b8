'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { isServerThere, loadAnew } from './load-anew';
import styles from './wall.module.css';

/** Slow enough that a wall that fails at once does not keep the server busy. In ms. */
const TRY_EVERY_MS = 30_000;

/** In place of a wall that could not be drawn: says so over the whole screen, and begins anew by itself. */
export function WallError({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('wall');
  useEffect(() => {
    const tryAnew = async () => {
      if (await isServerThere()) loadAnew();
    };
    const timer = setInterval(() => void tryAnew(), TRY_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className={styles.over} role="alert">
      <h1 className={styles.notLive}>{t('notLive')}</h1>
      <p className={styles.long}>{t('failed')}</p>
      <Button h="var(--target)" onClick={onRetry}>
        {t('retry')}
      </Button>
    </main>
  );
}
