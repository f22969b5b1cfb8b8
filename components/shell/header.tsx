'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useLive } from '../live/use-live';
import { DefaultThreshold } from '../threshold/default-threshold';
import { AccessButton } from './access-button';
import { DemoChip } from './demo-chip';
import { FeedBadge } from './feed-badge';
import styles from './header.module.css';
import { MarkIcon } from './icons';
import { SettingsButton } from './settings-button';

export function Header() {
  return (
    <header className={styles.header}>
      <h1 className={styles.product}>
        <MarkIcon />
        Isotherm
      </h1>
      <FeedBadge />
      <div className={styles.middle}>
        <DemoChip />
      </div>
      <OpenAlerts />
      <div className={styles.controls}>
        <DefaultThreshold />
        <AccessButton />
        <SettingsButton />
      </div>
    </header>
  );
}

// In the title as well, where a tab among twenty shows it.
function OpenAlerts() {
  const t = useTranslations('shell');
  const hasPicture = useLive(({ feed }) => feed !== null);
  const count = useLive(({ alerts }) => [...alerts.values()].filter(({ endedAtMs }) => endedAtMs === null).length);
  useEffect(() => {
    document.title = count === 0 ? 'Isotherm' : `(${count}) Isotherm`;
  }, [count]);
  if (!hasPicture) return null;
  return (
    <span className={styles.alerts} data-some={count > 0}>
      {t('openAlerts', { count })}
    </span>
  );
}
