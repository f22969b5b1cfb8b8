'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MuteButton } from '../attention/mute-button';
import { PauseButton } from '../chart-hand/pause-button';
import { useLive } from '../live/use-live';
import { DefaultThreshold } from '../threshold/default-threshold';
import { AccessButton } from './access-button';
import { DemoChip } from './demo-chip';
import { FeedBadge } from './feed-badge';
import styles from './header.module.css';
import { MarkIcon } from './icons';
import { SettingsButton } from './settings-button';

/** What stands above every page; `isTitle` where the page has no title but the product’s name. */
export function Header({ isTitle }: { isTitle: boolean }) {
  const Product = isTitle ? 'h1' : 'p';
  return (
    <header className={styles.header}>
      <Product className={styles.product}>
        <MarkIcon />
        Isotherm
      </Product>
      <FeedBadge />
      <div className={styles.middle}>
        <DemoChip />
      </div>
      <OpenAlerts />
      <div className={styles.controls}>
        <PauseButton />
        <MuteButton />
        <DefaultThreshold />
        <AccessButton />
        <SettingsButton />
      </div>
    </header>
  );
}

function OpenAlerts() {
  const t = useTranslations('shell');
  const hasPicture = useLive(({ feed }) => feed !== null);
  const count = useLive(({ alerts }) => [...alerts.values()].filter(({ endedAtMs }) => endedAtMs === null).length);
  if (!hasPicture) return null;
  return (
    <Link className={styles.alerts} data-some={count > 0} href="/alerts">
      {t('openAlerts', { count })}
    </Link>
  );
}
