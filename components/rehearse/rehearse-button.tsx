'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { useAccess } from '../shell/access';
import { loadPatiently } from '../shell/load-patiently';
import { countRunning, rehearseRows } from './rehearse-rows';
import { useRehearsals } from './use-rehearsals';

const RehearsePanel = dynamic(
  () => loadPatiently(() => import('./rehearse-panel')).then((module) => module.RehearsePanel),
  { ssr: false },
);

/** Opens the panel, and counts what this browser knows to run. */
export function RehearseButton() {
  const t = useTranslations('rehearse');
  const { canChange } = useAccess();
  const [isOpen, setOpen] = useState(false);
  const state = useRehearsals(isOpen);
  const rows = rehearseRows(state.known, useServerNowMs());
  if (!canChange) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        h="var(--target)"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('open', { count: countRunning(rows) })}
      </Button>
      {isOpen && <RehearsePanel rows={rows} state={state} onClose={() => setOpen(false)} />}
    </>
  );
}
