'use client';

import type { RuleField } from './rule-values';
import styles from './setup.module.css';
import { isOwnRule, withReset } from './setup-draft';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

type OriginProps = { form: SetupForm; field: RuleField; label: string };

/** Which level a rule comes from, and for one of its own the way back to what is inherited. */
export function Origin({ form, field, label }: OriginProps) {
  const { t, origin } = useSetupWords();
  const isOwn = isOwnRule(form.draft, form.level, field);
  const inherited = origin(form.level, field);
  // What holds for all sensors is where limits begin: there is nothing behind them.
  const canReset = isOwn && form.canChange && !(form.target.kind === 'all' && field === 'limits');
  return (
    <span className={styles.origin} data-own={isOwn}>
      {t('origin', { rule: label, from: isOwn ? t('own') : inherited })}
      {canReset && (
        <button
          type="button"
          className={styles.reset}
          title={t('resetLabel', { rule: label, origin: inherited })}
          aria-label={t('resetLabel', { rule: label, origin: inherited })}
          onClick={() => form.edit((draft) => withReset(draft, field))}
        >
          {t('reset')}
        </button>
      )}
    </span>
  );
}
