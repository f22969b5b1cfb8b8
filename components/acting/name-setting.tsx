'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MAX_NAME_LENGTH, ownName, rememberOwnName } from './own-name';

/** The name that commands of this browser carry; empty: none, and the next command asks. */
export function NameSetting() {
  const t = useTranslations('acting');
  const [name, setName] = useState(() => ownName() ?? '');
  const change = (next: string) => {
    setName(next);
    rememberOwnName(next);
  };
  return (
    <TextInput
      label={t('name')}
      description={t('explain')}
      value={name}
      maxLength={2 * MAX_NAME_LENGTH}
      autoComplete="name"
      styles={{ input: { minHeight: 'var(--target)' }, label: { fontWeight: 600 } }}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
