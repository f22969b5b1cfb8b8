'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import styles from './tile-group.module.css';

type TileGroupProps = {
  title: string;
  /** How many tiles there are, folded away or not. */
  count: number;
  /** Null: it cannot be folded. */
  fold: { isFolded: boolean; turn(): void } | null;
  /** Of tiles that have more to say than that all is well. */
  isOfAttention?: boolean;
  children: ReactNode;
};

/** Tiles under one heading, which folds them away where there are many. */
export function TileGroup({ title, count, fold, isOfAttention = false, children }: TileGroupProps) {
  const t = useTranslations('many');
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title} data-foldable={fold !== null}>
        {fold === null ? (
          title
        ) : (
          <button type="button" className={styles.fold} aria-expanded={!fold.isFolded} onClick={fold.turn}>
            {title}
          </button>
        )}
        {fold !== null && <span className={styles.count}>{t('count', { count })}</span>}
      </h2>
      {fold?.isFolded ? null : (
        <ul className={styles.tiles} data-attention={isOfAttention}>
          {children}
        </ul>
      )}
    </section>
  );
}
