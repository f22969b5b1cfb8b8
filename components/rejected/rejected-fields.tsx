'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import styles from './rejected.module.css';
import { ANY, CODES, filterQuery, partitionOf, type RejectedFilter, searchOf } from './rejected-filter';

type RejectedFieldsProps = { filter: RejectedFilter; onChange(parts: Partial<RejectedFilter>): void };

/** Which rejections to list. Asked for by a press: each letter would have the server look through thousands. */
export function RejectedFields({ filter, onChange }: RejectedFieldsProps) {
  const t = useTranslations('rejected');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '');
    onChange({
      code: CODES.find((code) => code === text('code')) ?? null,
      partition: partitionOf(text('partition')),
      search: searchOf(text('search')),
    });
  };
  return (
    // Filled anew where the address changes, by Back too.
    <form key={filterQuery(filter)} className={styles.fields} aria-label={t('filter')} onSubmit={submit}>
      <label className={styles.field}>
        {t('search')}
        <input type="search" name="search" maxLength={100} defaultValue={filter.search ?? ''} />
      </label>
      <label className={styles.field}>
        {t('reason')}
        <select name="code" defaultValue={filter.code ?? ''}>
          <option value="">{t('anyReason')}</option>
          {CODES.map((code) => (
            <option key={code} value={code}>
              {t(`codes.${code}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        {t('partition')}
        <input name="partition" inputMode="numeric" pattern="\d*" defaultValue={filter.partition ?? ''} />
      </label>
      <Button type="submit" h="var(--target)">
        {t('find')}
      </Button>
      {filterQuery(filter) !== '' && (
        <Button variant="subtle" h="var(--target)" onClick={() => onChange(ANY)}>
          {t('clear')}
        </Button>
      )}
    </form>
  );
}
