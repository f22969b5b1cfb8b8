'use client';

import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSensorIds } from '../live/use-live';
import { PressButton } from '../shell/press-button';
import { useSensorName } from '../words/use-sensor-name';
import { levelOf } from './levels';
import styles from './setup.module.css';
import { replaceChanges } from './setup-changes';
import { replaceTold } from './told';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** This sensor takes another one's place: that one's name, group, place and rules are its own from now on. */
export function ReplaceSensor({ form, sensorId }: { form: SetupForm; sensorId: string }) {
  const { t } = useSetupWords();
  const nameOf = useSensorName();
  const live = useSensorIds();
  const [oldId, setOldId] = useState('');
  const { settings, saving, channels } = form;
  const known = settings.filter(({ scope, id }) => scope === 'sensor' && id !== sensorId).map(({ id }) => id);
  const others = [...new Set([...known, ...live])].filter((id) => id !== sensorId).sort();
  if (others.length === 0) return null;
  const label = (id: string) => {
    const name = nameOf(id);
    const isRetired = levelOf(settings, { scope: 'sensor', id })?.details?.isRetired;
    return [name, name === id ? null : `(${id})`, isRetired ? `· ${t('retired')}` : null].filter(Boolean).join(' ');
  };
  return (
    <div className={styles.rule}>
      <strong>{t('replace')}</strong>
      <p className={styles.quiet}>{t('replaceHint')}</p>
      <div className={styles.buttons}>
        <NativeSelect
          aria-label={t('replaced')}
          classNames={{ input: styles.choice }}
          value={oldId}
          onChange={({ currentTarget }) => !saving.isSaving && setOldId(currentTarget.value)}
          data={[{ value: '', label: t('chooseReplaced') }, ...others.map((id) => ({ value: id, label: label(id) }))]}
        />
        <PressButton
          variant="default"
          isBusy={saving.isSaving}
          isOff={oldId === ''}
          onClick={() =>
            saving.save(replaceChanges({ oldId, newId: sensorId }, settings), {
              told: replaceTold({ oldId, newId: sensorId }, channels ?? []),
              onSaved: () => setOldId(''),
            })
          }
        >
          {t('takePlace')}
        </PressButton>
      </div>
    </div>
  );
}
