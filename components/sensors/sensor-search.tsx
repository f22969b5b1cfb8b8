'use client';

import { useTranslations } from 'next-intl';
import styles from './sensor-search.module.css';

type SensorSearchProps = { words: string; onWords(words: string): void; found: number; all: number };

/** Finds tiles by a word. What was found is told to a screen reader once one pauses. */
export function SensorSearch({ words, onWords, found, all }: SensorSearchProps) {
  const t = useTranslations('many');
  return (
    <search className={styles.search}>
      <input
        type="search"
        className={styles.field}
        aria-label={t('seek')}
        placeholder={t('seek')}
        value={words}
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onWords('')}
      />
      <span className={styles.found} role="status">
        {words.trim() !== '' && t('found', { count: found, all })}
      </span>
    </search>
  );
}
