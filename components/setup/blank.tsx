'use client';

import { type KeyboardEvent, useId } from 'react';
import { LARGE_STEP, STEP } from '../threshold/stepping';
import { limitText, parseLimit, stepLimit } from '../words/celsius-input';
import styles from './blank.module.css';
import { isOwnRule } from './setup-draft';
import { ruleOf, TEXT_FIELDS, type TextField } from './text-fields';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

type BlankProps = { form: SetupForm; field: TextField; label: string; placeholder?: string };

const STEP_KEYS: Record<string, number> = {
  ArrowUp: STEP,
  ArrowDown: -STEP,
  PageUp: LARGE_STEP,
  PageDown: -LARGE_STEP,
};

/** A blank of a sentence: as wide as what stands in it, grey while inherited, what is wrong below it. */
export function Blank({ form, field, label, placeholder = '' }: BlankProps) {
  const { fieldError } = useSetupWords();
  const id = useId();
  const text = form.text(field);
  const error = fieldError(form, field);
  const rule = ruleOf(field);
  const isDrafted = rule in form.rules;
  const isInherited = !isOwnRule(form.draft, form.level, rule);
  const stepByKey = (event: KeyboardEvent) => {
    const by = TEXT_FIELDS[field].kind === 'celsius' ? STEP_KEYS[event.key] : undefined;
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = parseLimit(text, { ...form.input, saved: null });
    if (!typed.ok || typed.celsius === null) return;
    event.preventDefault();
    const step = event.shiftKey ? Math.sign(by) * LARGE_STEP : by;
    form.type(field, limitText(stepLimit(typed.celsius, step, form.input), form.input));
  };
  return (
    <span className={styles.blank}>
      {/* No inputMode: the number keyboards of phones have no minus. */}
      <input
        className={styles.input}
        aria-label={label}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : id}
        autoComplete="off"
        data-inherited={isInherited}
        data-drafted={isDrafted}
        size={Math.max(4, widthOf(text === '' ? placeholder : text))}
        placeholder={placeholder}
        value={text}
        readOnly={form.saving.isSaving || !form.canChange}
        onChange={(event) => form.type(field, event.currentTarget.value)}
        onKeyDown={stepByKey}
      />
      {error !== null && (
        <span id={id} role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </span>
  );
}

// A Chinese character is as wide as two letters.
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
