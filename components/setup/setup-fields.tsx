'use client';

import type { FormEvent } from 'react';
import { AdvancedRules } from './advanced-rules';
import { GroupChoice } from './group-choice';
import { MaintenanceButtons } from './maintenance-buttons';
import { RuleSentence } from './rule-sentence';
import { SaveBar } from './save-bar';
import { SensorDetails } from './sensor-details';
import styles from './setup.module.css';
import type { Target } from './target';
import { TemplateFigures } from './template-figures';
import { useSetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';
import { WarningSwitch } from './warning-switch';

// A browser follows what is typed out of the window, not under what stands over its foot.
function keepInSight({ target }: FormEvent): void {
  const isTyped =
    target instanceof HTMLElement && target.matches('textarea, input:not([type="checkbox"], [type="radio"])');
  if (isTyped) target.scrollIntoView({ block: 'nearest' });
}

/** The form itself: a sentence, one switch, and what few need behind a press. */
export function SetupFields({ target }: { target: Target }) {
  const { t } = useSetupWords();
  const form = useSetupForm(target);
  const { oneId, sensorIds } = form;
  return (
    <form
      className={styles.form}
      noValidate
      onInput={keepInSight}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.hasErrors && form.moved.length === 0) form.save();
      }}
    >
      <section className={styles.panel} aria-label={t('how')} data-keeps-focus>
        {form.isKept && <p className={styles.kept}>{t('keptDraft')}</p>}
        <RuleSentence form={form} />
        {!form.canChange && <p className={styles.warning}>{t('locked')}</p>}
        {form.level.mixed.size > 0 && <p className={styles.quiet}>{t('mixed')}</p>}
        <WarningSwitch form={form} />
        <GroupChoice form={form} />
        <TemplateFigures form={form} />
        <AdvancedRules form={form} />
        {oneId !== null && <SensorDetails form={form} sensorId={oneId} />}
        {oneId === null && target.kind !== 'all' && form.canChange && (
          <details className={styles.details}>
            <summary className={styles.summary}>{t('service', { count: sensorIds.length })}</summary>
            <div className={styles.rules}>
              <MaintenanceButtons form={form} sensorIds={sensorIds} />
            </div>
          </details>
        )}
      </section>
      <SaveBar form={form} />
    </form>
  );
}
