'use client';

import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useSensorIds } from '../live/use-live';
import { useSensorName } from '../words/use-sensor-name';
import styles from './channels.module.css';
import type { FieldsProps } from './target-fields';
import { useGroups } from './use-groups';

type Named = 'groups' | 'sensorIds' | 'exceptGroups' | 'exceptSensorIds';

/** Of which sensors a channel tells: of every one but some, or of some alone. */
export function ScopeFields({ fields, errors, set }: FieldsProps) {
  const t = useTranslations('channels');
  const nameOf = useSensorName();
  const sensorIds = useSensorIds();
  const groups = useGroups();
  const named = (field: Named, hint?: string) => {
    const known = field === 'groups' || field === 'exceptGroups' ? groups : sensorIds;
    const values = [...new Set([...known, ...fields[field]])];
    if (values.length === 0) return null;
    const isOfSensors = field === 'sensorIds' || field === 'exceptSensorIds';
    return (
      <MultiSelect
        classNames={{ input: styles.input }}
        label={t(`about.${fields.tellsOthers && field === 'sensorIds' ? 'allTheSame' : field}`)}
        description={hint}
        data={values.map((value) => ({ value, label: isOfSensors ? nameOf(value) : value }))}
        value={fields[field]}
        error={errors[field]}
        searchable={isOfSensors}
        onChange={(chosen) => set({ [field]: chosen })}
      />
    );
  };
  const hasNamed = (field: Named) => fields[field].length > 0;
  return (
    <>
      <NativeSelect
        label={t('about.label')}
        data={(['every', 'chosen'] as const).map((value) => ({ value, label: t(`about.${value}`) }))}
        value={fields.tellsOthers ? 'every' : 'chosen'}
        onChange={(event) => set({ tellsOthers: event.currentTarget.value === 'every' })}
      />
      {fields.tellsOthers ? (
        <>
          {named('exceptGroups')}
          {named('exceptSensorIds')}
          {(hasNamed('exceptGroups') || hasNamed('sensorIds')) && named('sensorIds')}
        </>
      ) : (
        <>
          {named('groups')}
          {named('sensorIds', t('about.sensorsHint'))}
          {(hasNamed('groups') || hasNamed('exceptSensorIds')) && named('exceptSensorIds')}
        </>
      )}
    </>
  );
}
