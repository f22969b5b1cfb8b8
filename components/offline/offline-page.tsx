'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useLive } from '../live/use-live';
import styles from '../shell/message-page.module.css';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { lastHeardMs } from './last-heard';

/** In place of any page while there is no server to ask; the worker keeps it. */
export function OfflinePage() {
  const t = useTranslations('offline');
  const clock = useClock();
  const isBack = useLive(({ link }) => link === 'online');
  // Known to the browser alone, and the same for as long as this stands.
  const [heardMs, setHeardMs] = useState<number | null>(null);
  useEffect(() => setHeardMs(lastHeardMs()), []);
  useEffect(() => {
    if (isBack) comeBack();
  }, [isBack]);
  const since = heardMs === null ? null : sinceWords(heardMs, { nowMs: Date.now(), ...clock });
  return (
    <main className={styles.page}>
      <h1>{since === null ? t('unreachable') : t('since', { since })}</h1>
      <p>{since === null ? t('never') : t('missed')}</p>
      <p>{t('check')}</p>
      <Button h="var(--target)" onClick={comeBack}>
        {t('again')}
      </Button>
    </main>
  );
}

// It stands at the address of the page that was wanted. At its own there is nothing to come back to.
function comeBack(): void {
  if (location.pathname === '/offline') location.replace('/');
  else location.reload();
}
