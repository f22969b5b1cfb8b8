'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { SecretField } from '../shell/secret-field';
import type { DraftFields, TargetKind } from './channel-draft';
import styles from './channels.module.css';

export type FieldsProps = {
  fields: DraftFields;
  errors: Readonly<Record<string, string>>;
  set(changed: Partial<DraftFields>): void;
};

/** Where the messages go. A secret that was given before is never shown; left empty it stays. */
export function TargetFields({ fields, errors, set, hasSecret }: FieldsProps & { hasSecret: boolean }) {
  const t = useTranslations('channels');
  const text = (field: 'url' | 'to' | 'server' | 'topic', hint?: string) => (
    <TextInput
      label={t(field)}
      description={hint}
      value={fields[field]}
      error={errors[field]}
      autoComplete="off"
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const secret = (field: 'secret' | 'token') => (
    <SecretField
      classNames={{ input: styles.input }}
      label={t(field)}
      show={t(`show.${field}`)}
      description={t(hasSecret ? 'secretKept' : `${field}Hint`)}
      value={fields[field]}
      error={errors[field]}
      autoComplete="new-password"
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        label={t('kind')}
        data={(['ntfy', 'email', 'webhook'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        value={fields.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as TargetKind })}
      />
      {fields.kind === 'ntfy' && text('topic', t('topicHint'))}
      {fields.kind === 'ntfy' && text('server')}
      {fields.kind === 'ntfy' && secret('token')}
      {fields.kind === 'email' && text('to', t('toHint'))}
      {fields.kind === 'webhook' && text('url', t('urlHint'))}
      {fields.kind === 'webhook' && secret('secret')}
    </>
  );
}
