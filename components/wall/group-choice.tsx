'use client';

import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useSettings } from '../live/use-settings';
import { groupNames } from '../setup/levels';
import { useWallGroup } from './use-wall-group';

/** Whose sensors the wall shows, where there are groups. */
export function GroupChoice() {
  const t = useTranslations('wall');
  const { group, choose } = useWallGroup();
  const known = groupNames(useSettings());
  const names = group === null || known.includes(group) ? known : [...known, group];
  if (names.length === 0) return null;
  return (
    <NativeSelect
      aria-label={t('group')}
      styles={{ input: { minHeight: 'var(--target)' } }}
      value={group ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value || null)}
      data={[{ value: '', label: t('allGroups') }, ...names.map((name) => ({ value: name, label: name }))]}
    />
  );
}
