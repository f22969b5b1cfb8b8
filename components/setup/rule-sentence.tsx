'use client';

import { unitSign } from '../words/celsius';
import { Blank } from './blank';
import { Origin } from './origin';
import styles from './setup.module.css';
import { TemplateChoice } from './template-choice';
import { ToldBlank } from './told-blank';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';
import { useUsualSilence } from './use-usual-silence';

/** How sensors are alerted about, as one sentence with blanks. */
export function RuleSentence({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const silence = useUsualSilence(form.sensorIds);
  const none = form.level.mixed.has('limits') && form.draft.said.limits === undefined ? t('various') : t('none');
  const silent = form.values.noData.isOn ? silence : t('never');
  return (
    <>
      <div className={styles.sentence}>
        {t.rich('sentence', {
          unit: unitSign(form.input.unit),
          template: () => <TemplateChoice form={form} />,
          low: () => <Blank form={form} field="limits.low" label={t('label.limits.low')} placeholder={none} />,
          high: () => <Blank form={form} field="limits.high" label={t('label.limits.high')} placeholder={none} />,
          lasting: () => <Blank form={form} field="lastingMs" label={t('label.lastingMs')} />,
          silent: () => <Blank form={form} field="noData.afterMs" label={t('label.noData')} placeholder={silent} />,
          told: () => <ToldBlank form={form} />,
        })}
      </div>
      <ul className={styles.origins}>
        {(['limits', 'lastingMs', 'noData'] as const).map((field) => (
          <li key={field}>
            <Origin form={form} field={field} label={t(`rule.${field}`)} />
          </li>
        ))}
      </ul>
    </>
  );
}
