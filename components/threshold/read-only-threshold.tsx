'use client';

import type { ThresholdLimits } from '#protocol/threshold';
import { useAccess } from '../shell/access';
import styles from './threshold-form.module.css';
import { useThresholdWords } from './use-threshold-words';

/** The threshold where it cannot be changed, and why not. */
export function ReadOnlyThreshold({ limits }: { limits: ThresholdLimits }) {
  const { t, lines } = useThresholdWords();
  const { access } = useAccess();
  return (
    <div className={styles.readOnly}>
      {lines(limits).map((line) => (
        <strong key={line}>{line}</strong>
      ))}
      {access === 'locked' && <span className={styles.why}>{t('lockedHint')}</span>}
      {access === 'view-only' && <span className={styles.why}>{t('viewOnlyHint')}</span>}
    </div>
  );
}
