'use client';

import { Switch } from '@mantine/core';
import styles from './setup.module.css';
import type { SetupForm } from './use-setup-form';

type RuleSwitchProps = { form: SetupForm; label: string; isOn: boolean; onTurn(isOn: boolean): void };

/** Turns a rule on or off; the words are part of what can be pressed. */
export function RuleSwitch({ form, label, isOn, onTurn }: RuleSwitchProps) {
  return (
    <Switch
      size="md"
      classNames={{ body: styles.switch, labelWrapper: styles.switchLabel, label: styles.switchWords }}
      label={label}
      checked={isOn}
      disabled={!form.canChange}
      onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
    />
  );
}
