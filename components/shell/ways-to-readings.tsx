'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useLive } from '../live/use-live';
import { useAccess } from './access';
import { loadPatiently } from './load-patiently';
import { PressButton } from './press-button';
import { useSimulator } from './use-simulator';
import styles from './ways-to-readings.module.css';

const ConnectDialog = dynamic(
  () => loadPatiently(() => import('./connect-dialog')).then((module) => module.ConnectDialog),
  { ssr: false },
);

/** How readings come here: from sensors of one's own, or invented ones where none are. */
export function WaysToReadings() {
  const t = useTranslations('setup');
  const { canChange } = useAccess();
  // Never into somebody's real topic, where others would take invented readings for measured ones.
  const mayInvent = useLive(({ feed }) => feed?.source === 'embedded' && feed.simulator === 'off');
  const { change, isChanging, failure } = useSimulator();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.ways}>
      <Button variant="default" h="var(--target)" onClick={() => setOpen(true)}>
        {t('connectYours')}
      </Button>
      {mayInvent && canChange && (
        <PressButton variant="default" isBusy={isChanging} onClick={() => change('demo')}>
          {t('startDemo')}
        </PressButton>
      )}
      {failure !== null && <span role="alert">{failure}</span>}
      {isOpen && <ConnectDialog isOpen onClose={() => setOpen(false)} />}
    </div>
  );
}
