'use client';

import { Autocomplete, TextInput } from '@mantine/core';
import { useSensorName } from '../words/use-sensor-name';
import { type DetailName, MOST_CHARACTERS } from './details-draft';
import { detailsOf, groupNames } from './levels';
import { MaintenanceButtons } from './maintenance-buttons';
import { ReplaceSensor } from './replace-sensor';
import styles from './setup.module.css';
import { ABOUT } from './target';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

function openWhereAsked(part: HTMLDetailsElement | null): void {
  if (part === null || location.hash !== ABOUT) return;
  part.open = true;
  part.querySelector('input')?.focus();
}

/** What one sensor is called, where it is, and what is done with it. */
export function SensorDetails({ form, sensorId }: { form: SetupForm; sensorId: string }) {
  const { t } = useSetupWords();
  const nameOf = useSensorName();
  const { settings, details, saving, canChange, refused } = form;
  const saved = detailsOf(sensorId, settings);
  const field = (name: DetailName) => ({
    label: t(name),
    value: details[name] ?? saved[name] ?? '',
    error: refused[name],
    maxLength: MOST_CHARACTERS[name],
    readOnly: saving.isSaving || !canChange,
  });
  return (
    <details ref={openWhereAsked} id={ABOUT.slice(1)} className={styles.details}>
      <summary className={styles.summary}>{t('details')}</summary>
      <div className={styles.rules}>
        <div className={styles.fields}>
          <TextInput
            {...field('name')}
            placeholder={sensorId}
            onChange={({ currentTarget }) => form.editDetails({ name: currentTarget.value })}
          />
          <Autocomplete
            {...field('group')}
            data={groupNames(settings)}
            onChange={(group) => form.editDetails({ group })}
          />
          <TextInput
            {...field('place')}
            onChange={({ currentTarget }) => form.editDetails({ place: currentTarget.value })}
          />
        </div>
        {saved.continues !== null && (
          <p className={styles.quiet}>{t('continues', { name: nameOf(saved.continues) })}</p>
        )}
        {canChange && (
          <>
            <MaintenanceButtons form={form} sensorIds={[sensorId]} />
            <ReplaceSensor form={form} sensorId={sensorId} />
          </>
        )}
      </div>
    </details>
  );
}
