'use client';

import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AlertRules } from '#protocol/alert-rules';
import { unitSign } from '../words/celsius';
import { Blank } from './blank';
import { Origin } from './origin';
import { RuleSwitch } from './rule-switch';
import type { RuleField } from './rule-values';
import styles from './setup.module.css';
import { withRule } from './setup-draft';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

const DS18B20_ERRORS = [85, -127];
const MOST_NOTE_CHARACTERS = 1000;

/** What most people never need. */
export function AdvancedRules({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const unit = unitSign(form.input.unit);
  const origin = (field: RuleField) => <Origin form={form} field={field} label={t(`rule.${field}`)} />;
  const none = t('none');
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{t('advanced')}</summary>
      <div className={styles.rules}>
        <Instructions form={form} />
        <div className={styles.rule}>
          <div className={styles.sentence}>{t.rich('judgedSentence', { choice: () => <JudgedOn form={form} /> })}</div>
          {origin('judgedOn')}
        </div>
        <div className={styles.rule}>
          <div className={styles.sentence}>
            {t.rich('backSentence', {
              unit,
              margin: () => <Blank form={form} field="clearMarginCelsius" label={t('label.clearMarginCelsius')} />,
              back: () => <Blank form={form} field="stayBackMs" label={t('label.stayBackMs')} />,
            })}
          </div>
          <div className={styles.origins}>
            {origin('clearMarginCelsius')}
            {origin('stayBackMs')}
          </div>
        </div>
        <div className={styles.rule}>
          <div className={styles.sentence}>
            {t.rich('exposureSentence', {
              unit,
              total: () => <Blank form={form} field="exposure.totalMs" label={t('label.exposure.totalMs')} />,
              low: () => <Blank form={form} field="exposure.low" label={t('label.exposure.low')} placeholder={none} />,
              high: () => (
                <Blank form={form} field="exposure.high" label={t('label.exposure.high')} placeholder={none} />
              ),
            })}
          </div>
          {origin('exposure')}
        </div>
        <div className={styles.rule}>
          <RuleSwitch
            form={form}
            label={t('noDataSwitch')}
            isOn={form.values.noData.isOn}
            onTurn={(isOn) => form.edit((draft) => withRule(draft, 'noData', { ...form.values.noData, isOn }))}
          />
        </div>
        <Fault form={form} origin={origin('fault')} />
      </div>
    </details>
  );
}

function Instructions({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  return (
    <div className={styles.rule}>
      <Textarea
        className={styles.wide}
        label={t('note')}
        description={t('noteHint')}
        rows={3}
        maxLength={MOST_NOTE_CHARACTERS}
        value={form.values.note}
        error={form.refused.note}
        readOnly={form.saving.isSaving || !form.canChange}
        onChange={({ currentTarget: { value } }) => form.edit((draft) => withRule(draft, 'note', value))}
      />
      <Origin form={form} field="note" label={t('rule.note')} />
    </div>
  );
}

function JudgedOn({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  return (
    <select
      className={styles.choice}
      aria-label={t('rule.judgedOn')}
      value={form.values.judgedOn}
      disabled={!form.canChange}
      onChange={({ currentTarget: { value } }) =>
        form.edit((draft) => withRule(draft, 'judgedOn', value as AlertRules['judgedOn']))
      }
    >
      <option value="reading">{t('reading')}</option>
      <option value="average">{t('average')}</option>
    </select>
  );
}

function Fault({ form, origin }: { form: SetupForm; origin: ReactNode }) {
  const { t } = useSetupWords();
  const { fault } = form.values;
  return (
    <div className={styles.rule}>
      <div className={styles.sentence}>
        {t.rich('faultSentence', {
          unit: unitSign(form.input.unit),
          values: () => (
            <Blank form={form} field="fault.errorValues" label={t('label.fault.errorValues')} placeholder={t('none')} />
          ),
          stuck: () => (
            <Blank
              form={form}
              field="fault.stuckAfterMs"
              label={t('label.fault.stuckAfterMs')}
              placeholder={t('never')}
            />
          ),
        })}
      </div>
      {fault.errorValues.length === 0 && form.canChange && (
        <button
          type="button"
          className={styles.reset}
          onClick={() => form.edit((draft) => withRule(draft, 'fault', { ...fault, errorValues: DS18B20_ERRORS }))}
        >
          {t('ds18b20')}
        </button>
      )}
      {origin}
    </div>
  );
}
