'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import styles from './channels.module.css';
import type { FieldsProps } from './target-fields';

/** Hours in which messages wait. */
export function QuietFields({ fields, errors, set }: FieldsProps) {
  const t = useTranslations('channels');
  const clock = (field: 'quietFrom' | 'quietTo') => (
    <TextInput
      type="time"
      label={t(field)}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <Checkbox
        label={t('isQuiet')}
        description={t('isQuietHint')}
        checked={fields.isQuiet}
        onChange={(event) => set({ isQuiet: event.currentTarget.checked })}
      />
      {fields.isQuiet && (
        <>
          <div className={styles.row}>
            {clock('quietFrom')}
            {clock('quietTo')}
            <TextInput
              label={t('timeZone')}
              value={fields.timeZone}
              error={errors.timeZone}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            />
          </div>
          <Checkbox
            label={t('criticalToo')}
            checked={fields.criticalToo}
            onChange={(event) => set({ criticalToo: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
