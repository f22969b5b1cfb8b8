'use client';

import { Button } from '@mantine/core';
import { BackTestLine } from '../back-test/back-test-line';
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
    <div ref={keepToFoot} className={styles.bar}>
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
              <Button variant="default" h="var(--target)" disabled={saving.isSaving} onClick={form.drop}>
                {t(moved.length > 0 ? 'useTheirs' : 'discard')}
              </Button>
            )}
            {/* Two buttons, not one that changes: a press that began on one must not end on the other. */}
            {moved.length > 0 ? (
              <Button key="keep" h="var(--target)" onClick={form.keepMine}>
                {t('keepMine')}
              </Button>
            ) : (
              <Button
                key="save"
                type="submit"
                h="var(--target)"
                loading={saving.isSaving}
                disabled={!hasDraft || hasErrors}
              >
                {t('save', { count: sensorIds.length })}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
