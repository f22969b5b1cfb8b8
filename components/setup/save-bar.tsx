'use client';

import { BackTestLine } from '../back-test/back-test-line';
import { PressButton } from '../shell/press-button';
import { keepToFoot } from '../shell/window-foot';
import styles from './save-bar.module.css';
import { SavedLine } from './saved-line';
import type { SetupForm } from './use-setup-form';
import { useSetupWords } from './use-setup-words';

/** What the rules would have raised, above the way to save them. */
export function SaveBar({ form }: { form: SetupForm }) {
  const { t, theirs } = useSetupWords();
  const { isDrafted: hasDraft, hasErrors, moved, saving, canChange, sensorIds } = form;
  return (
    <section ref={keepToFoot} className={styles.bar} aria-label={t('saving')} data-keeps-focus>
      <BackTestLine sensorIds={sensorIds} patch={form.tested} />
      <div className={styles.row}>
        {moved.length > 0 ? (
          <p className={styles.moved} role="alert">
            {moved
              .slice(0, 3)
              .map((level) => theirs(level))
              .join(' ')}{' '}
            {t('theyChangedHint')}
          </p>
        ) : (
          (hasDraft || saving.notice === null) && (
            <p className={styles.count}>{hasDraft ? t('notSaved', { count: sensorIds.length }) : t('nothingToSave')}</p>
          )
        )}
        <SavedLine saving={saving} />
        {canChange && (
          <div className={styles.actions}>
            {hasDraft && (
              <PressButton variant="default" isBusy={saving.isSaving} onClick={form.drop}>
                {t(moved.length > 0 ? 'useTheirs' : 'discard')}
              </PressButton>
            )}
            {/* Two buttons, not one that changes: a press that began on one must not end on the other. */}
            {moved.length > 0 ? (
              <PressButton key="keep" onClick={form.keepMine}>
                {t('keepMine')}
              </PressButton>
            ) : (
              <PressButton key="save" type="submit" isBusy={saving.isSaving} isOff={!hasDraft || hasErrors}>
                {t('save', { count: sensorIds.length })}
              </PressButton>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
