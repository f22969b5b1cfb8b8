'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SimulatorMode } from '#protocol/simulator';
import { useLive } from '../live/use-live';
import { RehearseButton } from '../rehearse/rehearse-button';
import { useAccess } from './access';
import styles from './demo-chip.module.css';
import { loadPatiently } from './load-patiently';
import { PressButton } from './press-button';
import { useSimulator } from './use-simulator';

const ConnectDialog = dynamic(
  () => loadPatiently(() => import('./connect-dialog')).then((module) => module.ConnectDialog),
  { ssr: false },
);

/** What each mode is documented to invent; the board itself does not tell an invented sensor from a real one. */
const INVENTED: Record<SimulatorMode, number> = { off: 0, article: 1, demo: 7 };

/** Says, for as long as it is so, that sensors on this page are invented. */
export function DemoChip() {
  const t = useTranslations('setup');
  const mode = useLive(({ feed }) => feed?.simulator ?? 'off');
  const { canChange } = useAccess();
  const { change, isChanging, failure } = useSimulator();
  const [isOpen, setOpen] = useState(false);
  if (mode === 'off') return null;
  return (
    <div className={styles.chip}>
      <span className={styles.words}>{t('demo', { count: INVENTED[mode] })}</span>
      <Button variant="subtle" size="compact-sm" h="var(--target)" onClick={() => setOpen(true)}>
        {t('connectYours')}
      </Button>
      <RehearseButton />
      {canChange && (
        <PressButton
          variant="subtle"
          size="compact-sm"
          aria-label={t('stopDemo')}
          isBusy={isChanging}
          onClick={() => change('off')}
        >
          {t('stop')}
        </PressButton>
      )}
      {failure !== null && <span role="alert">{failure}</span>}
      {isOpen && <ConnectDialog isOpen onClose={() => setOpen(false)} />}
    </div>
  );
}
