'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '../shell/dialog';
import { loadPatiently } from '../shell/load-patiently';
import { useSensorName } from '../words/use-sensor-name';
import styles from './compare-bar.module.css';
import type { Comparing } from './use-comparing';

// Nobody waits for it to see a temperature.
const CompareChoice = dynamic(
  () => loadPatiently(() => import('./compare-choice')).then((module) => module.CompareChoice),
  { ssr: false },
);

/** Opens the choice of whom to compare with, and says who of the address cannot be. */
export function CompareBar({ comparing }: { comparing: Comparing }) {
  const t = useTranslations('compare');
  const nameOf = useSensorName();
  const [isOpen, setOpen] = useState(false);
  const { chosenId, dropped } = comparing;
  return (
    <>
      <button
        type="button"
        className={styles.open}
        title={t('openHint')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path d="M1 12L6 5L11 9L17 3" />
          <path strokeDasharray="3 2" d="M1 16L6 12L11 15L17 10" />
        </svg>
        {t('open')}
      </button>
      <Dialog title={t('title', { sensor: nameOf(chosenId) })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <CompareChoice comparing={comparing} />
      </Dialog>
      <p role="status" className={styles.dropped}>
        {dropped.length > 0 && (
          <>
            {t('dropped', { count: dropped.length, names: dropped.join(', ') })}{' '}
            <button type="button" className={styles.open} onClick={comparing.tidy}>
              {t('forget')}
            </button>
          </>
        )}
      </p>
    </>
  );
}
