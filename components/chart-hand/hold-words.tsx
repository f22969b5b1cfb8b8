'use client';

import { useTranslations } from 'next-intl';
import styles from './hand-bar.module.css';
import { holdStore, useHoldKind, useNewAlerts, useNewReadings } from './use-hold';

/** That the chart is held, by what, and how much came since. */
export function HoldWords() {
  const t = useTranslations('chartHand');
  const kind = useHoldKind();
  const count = useNewReadings();
  const alerts = useNewAlerts();
  if (kind === null) return null;
  if (kind === 'hover') return <span className={styles.held}>{t('holding', { count })}</span>;
  return (
    <>
      <span className={styles.held}>{t('paused', { count })}</span>
      <span role="status" className={styles.news}>
        {alerts > 0 && t('newAlerts', { count: alerts })}
      </span>
      {alerts > 0 && (
        <button type="button" className={styles.words} onClick={holdStore.toggle}>
          {t('showLive')}
        </button>
      )}
    </>
  );
}
