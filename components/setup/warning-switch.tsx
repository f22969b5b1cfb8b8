'use client';

import { useState } from 'react';
import { templateOf } from '#protocol/templates';
import type { ThresholdLimits } from '#protocol/threshold';
import { unitSign } from '../words/celsius';
import { Blank } from './blank';
import { Origin } from './origin';
import { RuleSwitch } from './rule-switch';
import styles from './setup.module.css';
import { withRule } from './setup-draft';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** How far before the limit one is warned where nobody said, in °C. */
const AHEAD_CELSIUS = 1;
const OFF: ThresholdLimits = { high: null, low: null };

/** The early warning: one switch, and its two limits. */
export function WarningSwitch({ form }: { form: SetupForm }) {
  const { t } = useSetupWords();
  const { high, low } = form.values.warning;
  // With both limits emptied it stays open, or the field would go away under the hand.
  const [isOpen, setOpen] = useState(false);
  const isOn = high !== null || low !== null;
  const turn = (on: boolean) => {
    setOpen(on);
    form.edit((draft) => withRule(draft, 'warning', on ? proposed(form) : OFF));
  };
  return (
    <div className={styles.rule}>
      <RuleSwitch form={form} label={t('warning')} isOn={isOn || isOpen} onTurn={turn} />
      {(isOn || isOpen) && (
        <div className={styles.sentence}>
          {t.rich('warningSentence', {
            unit: unitSign(form.input.unit),
            low: () => <Blank form={form} field="warning.low" label={t('label.warning.low')} placeholder={t('none')} />,
            high: () => (
              <Blank form={form} field="warning.high" label={t('label.warning.high')} placeholder={t('none')} />
            ),
          })}
        </div>
      )}
      <Origin form={form} field="warning" label={t('rule.warning')} />
    </div>
  );
}

function proposed({ draft, values }: SetupForm): ThresholdLimits {
  const ofTemplate = draft.template === null ? OFF : templateOf(draft.template).rules.warning;
  if (ofTemplate.high !== null || ofTemplate.low !== null) return ofTemplate;
  const { high, low } = values.limits;
  return { high: high === null ? null : high - AHEAD_CELSIUS, low: low === null ? null : low + AHEAD_CELSIUS };
}
