'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSensorIds } from '../live/use-live';
import { useSettings } from '../live/use-settings';
import { useSensorName } from '../words/use-sensor-name';
import { detailsOf, groupNames, membersOf } from './levels';
import type { Target } from './target';
import styles from './target-choice.module.css';
import { useSetupWords } from './use-setup-words';

type TargetChoiceProps = { target: Target | null; onTarget(target: Target | null): void };

/** Whom the form is about: all, a group, or whoever is ticked. */
export function TargetChoice({ target, onTarget }: TargetChoiceProps) {
  const { t } = useSetupWords();
  const settings = useSettings();
  const groups = groupNames(settings);
  const isGroup = (group: string) => target?.kind === 'group' && target.group === group;
  return (
    <div className={styles.target}>
      <fieldset className={styles.chips} aria-label={t('atOnce')}>
        <Chip isChosen={target?.kind === 'all'} onChoose={() => onTarget({ kind: 'all' })}>
          {t('allSensors')}
        </Chip>
        {groups.map((group) => (
          <Chip key={group} isChosen={isGroup(group)} onChoose={() => onTarget({ kind: 'group', group })}>
            {t('groupOf', { group, count: membersOf(group, settings).length })}
          </Chip>
        ))}
      </fieldset>
      <SensorTicks target={target} onTarget={onTarget} />
    </div>
  );
}

type ChipProps = { isChosen: boolean; onChoose(): void; children: string };

function Chip({ isChosen, onChoose, children }: ChipProps) {
  return (
    <button type="button" className={styles.chip} aria-pressed={isChosen} onClick={onChoose}>
      {children}
    </button>
  );
}

function SensorTicks({ target, onTarget }: TargetChoiceProps) {
  const { t } = useSetupWords();
  const settings = useSettings();
  const nameOf = useSensorName();
  const [sought, seek] = useState('');
  const ids = useSensorIds().filter((id) => !detailsOf(id, settings).isRetired);
  const ticked = target?.kind === 'sensors' ? target.sensorIds : [];
  const words = (id: string) => [nameOf(id), id, detailsOf(id, settings).group ?? ''].join(' ');
  const shown = ids.filter((id) => words(id).toLowerCase().includes(sought.trim().toLowerCase()));
  const tick = (sensorIds: readonly string[]) =>
    onTarget(sensorIds.length === 0 ? null : { kind: 'sensors', sensorIds, group: null });
  const areAllTicked = shown.every((id) => ticked.includes(id));
  const turn = (some: readonly string[], on: boolean) =>
    tick(on ? [...new Set([...ticked, ...some])] : ticked.filter((id) => !some.includes(id)));
  return (
    <>
      <div className={styles.seek}>
        <TextInput
          type="search"
          aria-label={t('seek')}
          placeholder={t('seek')}
          value={sought}
          onChange={({ currentTarget }) => seek(currentTarget.value)}
        />
        {shown.length > 1 && (
          <Chip isChosen={false} onChoose={() => turn(shown, !areAllTicked)}>
            {t(areAllTicked ? 'untickShown' : 'tickShown', { count: shown.length })}
          </Chip>
        )}
      </div>
      {shown.length === 0 && <p>{t(ids.length === 0 ? 'noSensors' : 'noneFound')}</p>}
      <ul className={styles.ticks}>
        {shown.map((id) => (
          <li key={id}>
            <Checkbox
              size="md"
              classNames={{ body: styles.tick, labelWrapper: styles.tickLabel }}
              label={nameOf(id)}
              description={detailsOf(id, settings).group ?? undefined}
              checked={ticked.includes(id)}
              onChange={({ currentTarget }) => turn([id], currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
