'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PauseIcon, PlayIcon } from '../shell/icons';
import styles from './pause-button.module.css';
import { holdStore, useHeldChart, useHoldKind } from './use-hold';

/** Holds the chart until it is pressed again; not there while no chart is. */
export function PauseButton() {
  const t = useTranslations('chartHand');
  const isPaused = useHoldKind() === 'lock';
  const chart = useHeldChart();
  if (chart === null) return null;
  const label = t(isPaused ? 'resume' : 'pause');
  return (
    <Button
      className={styles.pause}
      variant={isPaused ? 'default' : 'subtle'}
      h="var(--target)"
      leftSection={isPaused ? <PlayIcon /> : <PauseIcon />}
      title={t('pauseHint')}
      aria-label={label}
      aria-keyshortcuts="Space"
      onClick={holdStore.toggle}
    >
      <span className={styles.label}>{label}</span>
    </Button>
  );
}
