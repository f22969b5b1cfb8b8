'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './settings-button.module.css';

/** The pages where what holds for everybody is set. */
export function SettingsLinks({ onLeave }: { onLeave(): void }) {
  const t = useTranslations('settings');
  return (
    <nav className={styles.links} aria-label={t('forEverybody')}>
      <Link href="/setup" onClick={onLeave}>
        {t('setUpAlerts')}
      </Link>
      <Link href="/sensors" onClick={onLeave}>
        {t('allSensors')}
      </Link>
      <Link href="/notifications" onClick={onLeave}>
        {t('notifications')}
      </Link>
      <Link href="/wall" onClick={onLeave}>
        {t('wall')}
      </Link>
      <Link href="/rejected" onClick={onLeave}>
        {t('rejectedMessages')}
      </Link>
      <Link href="/system" onClick={onLeave}>
        {t('systemState')}
      </Link>
    </nav>
  );
}
