'use client';

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId } from 'react';
import { unitSign } from '../words/celsius';
import { useCelsius } from '../words/celsius-words';
import styles from './limit-field.module.css';
import { StepButton } from './step-button';
import { LARGE_STEP, STEP } from './stepping';
import type { LimitName } from './threshold-draft';
import { useThresholdWords } from './use-threshold-words';

type LimitFieldProps = {
  name: LimitName;
  text: string;
  /** In words; null while there is nothing wrong with it. */
  error: string | null;
  isDrafted: boolean;
  isSaving: boolean;
  onText(text: string): void;
  /** In the viewer's degrees; below zero to lower. */
  onStep(by: number): void;
};

const STEP_KEYS: Record<string, number> = {
  ArrowUp: STEP,
  ArrowDown: -STEP,
  PageUp: LARGE_STEP,
  PageDown: -LARGE_STEP,
};

// Mantine ties an error to its field only where it draws it itself: its box dissolves into our grid for that.
const PARTS = {
  root: styles.dissolved,
  wrapper: styles.box,
  input: styles.input,
  section: styles.unit,
  error: styles.error,
};

/** One limit: a text field between − and +. */
export function LimitField({ name, text, error, isDrafted, isSaving, onText, onStep }: LimitFieldProps) {
  const { t } = useThresholdWords();
  const { unit } = useCelsius();
  const id = useId();
  const isHigh = name === 'high';
  const stepByKey = (event: KeyboardEvent) => {
    const step = STEP_KEYS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onStep(event.shiftKey ? Math.sign(step) * LARGE_STEP : step);
  };
  return (
    <div className={styles.field} data-limit={name} data-drafted={isDrafted}>
      <label className={styles.label} htmlFor={id}>
        {t(isHigh ? 'above' : 'below')}
      </label>
      <StepButton sign={-1} label={t(isHigh ? 'lowerAbove' : 'lowerBelow')} isDisabled={isSaving} onStep={onStep} />
      {/* No inputMode: the number keyboards of phones have no minus. */}
      <TextInput
        id={id}
        size="md"
        autoComplete="off"
        enterKeyHint="done"
        classNames={PARTS}
        rightSection={text === '' ? null : unitSign(unit)}
        rightSectionPointerEvents="none"
        placeholder={t('none')}
        value={text}
        readOnly={isSaving}
        error={error}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={stepByKey}
      />
      <StepButton sign={1} label={t(isHigh ? 'raiseAbove' : 'raiseBelow')} isDisabled={isSaving} onStep={onStep} />
    </div>
  );
}
