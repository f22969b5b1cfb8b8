'use client';

import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { Dialog } from '../shell/dialog';
import { asking } from './acting';
import styles from './acting.module.css';
import { cutName, MAX_NAME_LENGTH } from './own-name';

/** Until there are accounts people say once in a browser who they are: asked at their first command. */
export function ActingDialog() {
  const t = useTranslations('acting');
  const isAsking = useSyncExternalStore(asking.subscribe, asking.isAsking, () => false);
  // The window says that it closed after an answer, too.
  const cancel = () => asking.isAsking() && asking.cancel();
  return (
    <Dialog title={t('title')} isOpen={isAsking} onClose={cancel}>
      <NameForm onSay={asking.answer} />
    </Dialog>
  );
}

function NameForm({ onSay }: { onSay(name: string | null): void }) {
  const t = useTranslations('acting');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(name);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>{t('explain')}</p>
      <TextInput
        label={t('name')}
        value={name}
        maxLength={2 * MAX_NAME_LENGTH}
        autoComplete="name"
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" h="var(--target)" disabled={cutName(name) === ''}>
          {t('continue')}
        </Button>
        <Button variant="default" h="var(--target)" onClick={() => onSay(null)}>
          {t('nameless')}
        </Button>
      </div>
    </form>
  );
}
