'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from './dialog';
import { SlidersIcon } from './icons';
import { loadPatiently } from './load-patiently';
import styles from './settings-button.module.css';
import { SettingsLinks } from './settings-links';

// Nobody waits for it to see a temperature.
const SettingsFields = dynamic(
  () => loadPatiently(() => import('./settings-fields')).then((module) => module.SettingsFields),
  { ssr: false },
);

export function SettingsButton() {
  const t = useTranslations('settings');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className={styles.settings}
        variant="subtle"
        h="var(--target)"
        leftSection={<SlidersIcon />}
        aria-label={t('title')}
        onClick={() => setOpen(true)}
      >
        <span className={styles.word}>{t('title')}</span>
      </Button>
      <Dialog title={t('title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SettingsLinks onLeave={() => setOpen(false)} />
        <SettingsFields />
      </Dialog>
    </>
  );
}
