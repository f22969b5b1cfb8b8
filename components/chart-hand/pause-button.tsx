'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PauseIcon, PlayIcon } from '../shell/icons';
import { holdStore, useHeldChart, useHoldKind } from './use-hold';

/** Holds the chart until it is pressed again; not there while no chart is. */
export function PauseButton() {
  const t = useTranslations('chartHand');
  const isPaused = useHoldKind() === 'lock';
  const chart = useHeldChart();
  if (chart === null) return null;
  return (
    <Button
      variant={isPaused ? 'default' : 'subtle'}
      h="var(--target)"
      leftSection={isPaused ? <PlayIcon /> : <PauseIcon />}
      title={t('pauseHint')}
      aria-keyshortcuts="Space"
      onClick={holdStore.toggle}
    >
      {t(isPaused ? 'resume' : 'pause')}
    </Button>
  );
}
