'use client';

import { Button, PasswordInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Problem } from '#protocol/problem';
import { unlock } from '../live/commands';
import { useAccess } from './access';

/** Asks for the operator's password. */
export function UnlockForm({ onUnlocked }: { onUnlocked: () => void }) {
  const t = useTranslations('access');
  const { refresh } = useAccess();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const result = await unlock(password);
    setSending(false);
    if (!result.ok) return setError(refusalWords(result.problem));
    await refresh();
    onUnlocked();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: '1rem' }}>
      <p style={{ margin: 0 }}>{t('unlockHint')}</p>
      <PasswordInput
        data-autofocus
        size="md"
        label={t('password')}
        autoComplete="current-password"
        value={password}
        error={error}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setError(null);
        }}
      />
      <Button type="submit" h="var(--target)" loading={isSending} disabled={password === ''}>
        {t('unlock')}
      </Button>
    </form>
  );

  function refusalWords(problem: Problem | null): string {
    if (problem === null) return t('noAnswer');
    if (problem.status === 401 || problem.status === 403) return t('wrong');
    return problem.status === 429 ? t('tooMany') : t('failed', { detail: problem.detail });
  }
}
