'use client';

import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './board.module.css';

const TILES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The shapes of what is to come, in their places, so that nothing jumps when it does. */
export function LoadingBoard() {
  const t = useTranslations('shell');
  return (
    <div className={styles.board} aria-busy="true">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton className={styles.stripShape} />
      <div className={styles.tileShapes} aria-hidden="true">
        {TILES.map((tile) => (
          <Skeleton key={tile} className={styles.tileShape} />
        ))}
      </div>
      <Skeleton height="26rem" />
    </div>
  );
}
