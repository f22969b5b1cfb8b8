'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Problem } from '#protocol/problem';
import { unlock } from '../live/commands';
import { useAccess } from './access';
import { PressButton } from './press-button';
import { SecretField } from './secret-field';

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
    if (password !== '' && !isSending) void send();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: '1rem' }}>
      <p style={{ margin: 0 }}>{t('unlockHint')}</p>
      <SecretField
        data-autofocus
        size="md"
        label={t('password')}
        show={t('showPassword')}
        autoComplete="current-password"
        value={password}
        error={error}
        onChange={(event) => {
          setPassword(event.currentTarget.value);
          setError(null);
        }}
      />
      <PressButton type="submit" isBusy={isSending} isOff={password === ''}>
        {t('unlock')}
      </PressButton>
    </form>
  );

  function refusalWords(problem: Problem | null): string {
    if (problem === null) return t('noAnswer');
    if (problem.status === 401 || problem.status === 403) return t('wrong');
    return problem.status === 429 ? t('tooMany') : t('failed', { detail: problem.detail });
  }
}
