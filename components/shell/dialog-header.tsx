'use client';

import { useTranslations } from 'next-intl';
import styles from './dialog-header.module.css';
import { CrossIcon } from './icons';

type DialogHeaderProps = { titleId: string; title: string; onClose: () => void };

/** What a window is called, and the way out of it. */
export function DialogHeader({ titleId, title, onClose }: DialogHeaderProps) {
  const t = useTranslations('shell');
  return (
    // No <header>: in a window beside the page that would be a second banner.
    <div className={styles.header}>
      <h2 id={titleId}>{title}</h2>
      <button type="button" className={styles.close} onClick={onClose} aria-label={t('close')}>
        <CrossIcon />
      </button>
    </div>
  );
}
