'use client';

import { Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useState } from 'react';
import { Dialog } from '../shell/dialog';
import { MAX_NAME_LENGTH, ownName, rememberOwnName } from './own-name';
import styles from './who.module.css';

/** Does something in a person's name, which is asked for the first time. Null: they would not say. */
type AsMe = (act: (by: string | null) => void) => void;

const WhoContext = createContext<AsMe>((act) => act(null));

/** Until there are accounts people say once in a browser who they are. */
export function WhoProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('attention.who');
  const [waiting, setWaiting] = useState<{ act(by: string | null): void } | null>(null);
  const asMe = useCallback<AsMe>((act) => {
    const name = ownName();
    if (name === null) setWaiting({ act });
    else act(name || null);
  }, []);
  const say = (name: string) => {
    rememberOwnName(name);
    setWaiting(null);
    waiting?.act(ownName() || null);
  };
  return (
    <WhoContext value={asMe}>
      {children}
      <Dialog title={t('title')} isOpen={waiting !== null} onClose={() => setWaiting(null)}>
        <NameForm onSay={say} />
      </Dialog>
    </WhoContext>
  );
}

export function useAsMe(): AsMe {
  return useContext(WhoContext);
}

function NameForm({ onSay }: { onSay(name: string): void }) {
  const t = useTranslations('attention.who');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(name);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.hint}>{t('hint')}</p>
      <TextInput
        label={t('name')}
        value={name}
        maxLength={2 * MAX_NAME_LENGTH}
        autoComplete="name"
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" h="var(--target)" disabled={name.trim() === ''}>
          {t('continue')}
        </Button>
        <Button variant="default" h="var(--target)" onClick={() => onSay('')}>
          {t('withoutName')}
        </Button>
      </div>
    </form>
  );
}
