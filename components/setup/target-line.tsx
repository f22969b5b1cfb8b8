'use client';

import { Button } from '@mantine/core';
import type { Settings } from '#protocol/settings';
import { useSettings } from '../live/use-settings';
import { useSensorName } from '../words/use-sensor-name';
import { membersOf } from './levels';
import styles from './setup.module.css';
import type { Target } from './target';
import { type SetupWords, useSetupWords } from './use-setup-words';

type TargetLineProps = { target: Target | null; isChoosing: boolean; onChoosing(isChoosing: boolean): void };

/** Names nobody reads past. */
const MOST_NAMES = 3;

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

type Said = { words: SetupWords; settings: readonly Settings[]; nameOf(sensorId: string): string };

function targetWords(target: Target, { words: { t }, settings, nameOf }: Said): string {
  if (target.kind === 'all') return t('forAll');
  if (target.kind === 'group')
    return t('forGroup', { group: target.group, count: membersOf(target.group, settings).length });
  const names = target.sensorIds.map(nameOf);
  const few = names.slice(0, MOST_NAMES).join(t('comma'));
  return names.length > MOST_NAMES ? t('forMany', { names: few, count: names.length - MOST_NAMES }) : few;
}
