'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { ThresholdLimits } from '#protocol/threshold';
import { useAccess } from '../shell/access';
import { isFocusAdrift } from '../shell/focus-heirs';
import { DraftBar } from './draft-bar';
import { LimitFields } from './limit-fields';
import { ReadOnlyThreshold } from './read-only-threshold';
import { SaveNoticeLine } from './save-notice-line';
import type { LimitName } from './threshold-draft';
import styles from './threshold-form.module.css';
import { ThresholdHint } from './threshold-hint';
import { useBarInSight } from './use-bar-in-sight';
import type { ThresholdEditing } from './use-threshold-editing';
import { useThresholdWords } from './use-threshold-words';

export type ThresholdFormProps = {
  /** Null: the default threshold. */
  sensorId: string | null;
  /** What holds for it now. */
  saved: ThresholdLimits;
  editing: ThresholdEditing;
  /** One limit alone, without the hints; null: both. */
  only?: LimitName | null;
  /** True where the way to save has to be in sight though the fields are not. */
  isAfloat?: boolean;
};

/** A draft, then save: nothing is sent before. */
export function ThresholdForm({ sensorId, saved, editing, only = null, isAfloat = false }: ThresholdFormProps) {
  const { t } = useThresholdWords();
  const { canChange } = useAccess();
  const { draft, theirs, saving } = editing;
  const group = useRef<HTMLFieldSetElement>(null);
  useBarInSight(group, draft !== null && !isAfloat);

  // What had the focus is gone with the bar; on a phone a field would bring up the keyboard.
  const keepFocus = () => setTimeout(() => isFocusAdrift() && group.current?.focus());
  const cancel = () => {
    editing.cancel();
    keepFocus();
  };
  const cancelByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || draft === null || saving.isSaving) return;
    // Else Esc would close the dialog around it, too.
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  const isEditable = canChange || draft !== null;
  return (
    <form
      className={styles.form}
      data-afloat={isAfloat}
      data-drafted={draft !== null}
      onKeyDown={cancelByKey}
      onSubmit={(event) => {
        event.preventDefault();
        void editing.save().then(keepFocus);
      }}
    >
      <fieldset ref={group} tabIndex={-1} className={styles.group} aria-label={t('title')}>
        {isEditable ? <LimitFields editing={editing} only={only} /> : <ReadOnlyThreshold limits={saved} />}
        <div className={styles.after}>
          {only === null && <ThresholdHint sensorId={sensorId} saved={saved} editing={editing} />}
          {draft && (
            <DraftBar
              sensorId={sensorId}
              scope={draft.scope}
              base={draft.base}
              limits={editing.reading.limits}
              theirs={theirs}
              keepsOwn={sensorId !== null && editing.source.kind !== 'default'}
              isSaving={saving.isSaving}
              onScope={editing.chooseScope}
              onCancel={cancel}
              onSaveOver={(over) => void editing.saveOver(over).then(keepFocus)}
            />
          )}
          <SaveNoticeLine saving={saving} hasDraft={draft !== null} theirs={theirs} onUndone={keepFocus} />
        </div>
      </fieldset>
    </form>
  );
}
