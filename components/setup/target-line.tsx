'use client';

import { Button } from '@mantine/core';
import { useSettings } from '../live/use-settings';
import { useSensorName } from '../words/use-sensor-name';
import styles from './setup.module.css';
import type { Target } from './target';
import { targetWords } from './target-words';
import { useSetupWords } from './use-setup-words';

type TargetLineProps = { target: Target | null; isChoosing: boolean; onChoosing(isChoosing: boolean): void };

/** Whom the form is about, in words, and the way to choose others. */
export function TargetLine({ target, isChoosing, onChoosing }: TargetLineProps) {
  const words = useSetupWords();
  const settings = useSettings();
  const nameOf = useSensorName();
  const { t } = words;
  return (
    <div className={styles.together}>
      <h2 className={styles.heading}>
        {target === null ? t('who') : targetWords(target, { words, settings, nameOf })}
      </h2>
      {target !== null && (
        <Button variant="subtle" h="var(--target)" onClick={() => onChoosing(!isChoosing)}>
          {t(isChoosing ? 'chosen' : 'chooseOthers')}
        </Button>
      )}
    </div>
  );
}
