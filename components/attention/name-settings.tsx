'use client';

import { TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MAX_NAME_LENGTH, ownName, rememberOwnName } from '../who/own-name';
import styles from './attention-settings.module.css';

/** Who this browser's person is: asked once when they act, changed here. */
export function NameSettings() {
  const t = useTranslations('attention.who');
  // Drawn only inside an open dialog, never on the server.
  const [name, setName] = useState(() => ownName() ?? '');
  return (
    <section className={styles.section} aria-label={t('ownName')}>
      <TextInput
        classNames={{ input: styles.input }}
        label={t('ownName')}
        description={<span className={styles.hint}>{t('ownNameHint')}</span>}
        value={name}
        maxLength={2 * MAX_NAME_LENGTH}
        autoComplete="name"
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
          rememberOwnName(currentTarget.value);
        }}
      />
    </section>
  );
}
