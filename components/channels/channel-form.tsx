'use client';

import { Button, Checkbox, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Channel } from '#protocol/channel';
import { PressButton } from '../shell/press-button';
import { useSettings } from '../shell/settings';
import { type DraftFields, errorsByField, fieldsOf, newFields, toDraft, unfitFields } from './channel-draft';
import { saveChannel } from './channel-requests';
import styles from './channels.module.css';
import { QuietFields } from './quiet-fields';
import { ScopeFields } from './scope-fields';
import { TargetFields } from './target-fields';

type ChannelFormProps = { channel: Channel | null; onDone(): void };

/** Everything there is to say of a channel; what is wrong is said beside the field, by the server where only it knows. */
export function ChannelForm({ channel, onDone }: ChannelFormProps) {
  const t = useTranslations('channels');
  const { fields, set, errors, failure, isSaving, submit } = useChannelForm(channel, onDone);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        data-autofocus
        label={t('name')}
        description={t('nameHint')}
        value={fields.name}
        error={errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TargetFields fields={fields} errors={errors} hasSecret={channel?.hasSecret ?? false} set={set} />
      <Checkbox
        label={t('warningsToo')}
        checked={fields.severities.includes('warning')}
        onChange={(event) => set({ severities: event.currentTarget.checked ? ['critical', 'warning'] : ['critical'] })}
      />
      <Checkbox
        label={t('tellsEnd')}
        checked={fields.tellsEnd}
        onChange={(event) => set({ tellsEnd: event.currentTarget.checked })}
      />
      <ScopeFields fields={fields} errors={errors} set={set} />
      <QuietFields fields={fields} errors={errors} set={set} />
      <div className={styles.row}>
        <NativeSelect
          label={t('language')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'zh-CN', label: '简体中文' },
          ]}
          value={fields.language}
          onChange={(event) => set({ language: event.currentTarget.value === 'zh-CN' ? 'zh-CN' : 'en' })}
        />
        <NativeSelect
          label={t('unit')}
          data={[
            { value: 'celsius', label: '°C' },
            { value: 'fahrenheit', label: '°F' },
          ]}
          value={fields.unit}
          onChange={(event) => set({ unit: event.currentTarget.value === 'fahrenheit' ? 'fahrenheit' : 'celsius' })}
        />
        <NumberInput
          label={t('maxPerHour')}
          min={1}
          max={600}
          allowDecimal={false}
          value={fields.maxPerHour}
          error={errors.maxPerHour}
          onChange={(value) => set({ maxPerHour: Number(value) })}
        />
      </div>
      <Switch
        label={t('isOn')}
        checked={fields.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      {failure !== null && <p role="alert">{failure}</p>}
      <div className={styles.actions}>
        <PressButton type="submit" isBusy={isSaving}>
          {t('save')}
        </PressButton>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

function useChannelForm(channel: Channel | null, onDone: () => void) {
  const t = useTranslations('channels');
  const { locale, unit, timeZone } = useSettings();
  const [fields, setFields] = useState<DraftFields>(() =>
    channel === null
      ? newFields({ language: locale, unit: unit === 'F' ? 'fahrenheit' : 'celsius', timeZone })
      : fieldsOf(channel),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    const unfit = unfitFields(fields);
    setErrors(Object.fromEntries(unfit.map((field) => [field, t(`unfit.${field}`)])));
    setFailure(unfit.length > 0 ? t('fieldsWrong') : null);
    if (unfit.length > 0) return;
    setSaving(true);
    const result = await saveChannel(channel, toDraft(fields));
    setSaving(false);
    if (result.ok) return onDone();
    if (result.isCancelled) return;
    const wrong = result.problem?.errors ?? [];
    setErrors(errorsByField(wrong));
    if (result.problem?.status === 412) return setFailure(t('changedMeanwhile'));
    setFailure(wrong.length > 0 ? t('fieldsWrong') : (result.problem?.detail ?? t('noAnswer')));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const set = (changed: Partial<DraftFields>) => setFields((held) => ({ ...held, ...changed }));
  return { fields, set, errors, failure, isSaving, submit };
}
