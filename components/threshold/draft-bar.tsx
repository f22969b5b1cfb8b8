'use client';

import { Button, NativeSelect } from '@mantine/core';
import type { ThresholdLimits } from '#protocol/threshold';
import { BackTestLine } from '../back-test/back-test-line';
import styles from './draft-bar.module.css';
import type { Scope, TheirLimits } from './threshold-draft';
import type { ThresholdEffect } from './threshold-effect';
import { useMovedIds, useSensorsOfDefault, useThresholdEffect } from './use-saved-threshold';
import { useThresholdWords } from './use-threshold-words';

export type DraftBarProps = {
  /** Null: the default's own editor, where there is nothing to choose. */
  sensorId: string | null;
  scope: Scope;
  /** What is saved, and the draft; null while it is none. */
  base: ThresholdLimits;
  limits: ThresholdLimits | null;
  /** What somebody else saved under the draft; null while nobody did. */
  theirs: TheirLimits | null;
  keepsOwn: boolean;
  isSaving: boolean;
  onScope(scope: Scope): void;
  onCancel(): void;
  onSaveOver(theirs: ThresholdLimits): void;
};

/** What saving would change and do, and the way to do it or not. */
export function DraftBar(props: DraftBarProps) {
  const { sensorId, scope, base, limits, theirs, keepsOwn } = props;
  const { t, changes, effect } = useThresholdWords();
  const target = scope === 'default' ? null : sensorId;
  const willDo = useThresholdEffect(target, limits);
  const movedIds = useMovedIds(target);
  const changed = limits === null ? [] : changes(theirs ?? base, limits);
  return (
    <div className={styles.bar} data-draft-bar>
      <p className={styles.words}>
        {changed.map((change) => (
          <span key={change} className={styles.change}>
            {change}
          </span>
        ))}
        {limits !== null && <span>{changed.length > 0 ? effect(willDo) : t('unchanged')}</span>}
      </p>
      <BackTestLine sensorIds={movedIds} patch={limits === null ? null : changed.length > 0 ? { limits } : {}} />
      {sensorId !== null && <ScopeChoice {...props} />}
      {scope === 'default' && keepsOwn && <p className={styles.hint}>{t('scopeStays')}</p>}
      <div className={styles.actions}>
        {theirs === null ? <SaveOrNot {...props} willDo={willDo} /> : <TheirsOrMine {...props} theirs={theirs} />}
      </div>
    </div>
  );
}

function ScopeChoice({ scope, isSaving, onScope }: DraftBarProps) {
  const { t } = useThresholdWords();
  const count = useSensorsOfDefault();
  return (
    <NativeSelect
      size="md"
      classNames={{ input: styles.scope }}
      aria-label={t('scope')}
      value={scope}
      disabled={isSaving}
      onChange={(event) => onScope(event.currentTarget.value === 'default' ? 'default' : 'sensor')}
      data={[
        { value: 'sensor', label: t('scopeSensor') },
        { value: 'default', label: t('scopeDefault', { count }) },
      ]}
    />
  );
}

type SaveOrNotProps = DraftBarProps & { willDo: ThresholdEffect };

function SaveOrNot({ limits, isSaving, willDo, onCancel }: SaveOrNotProps) {
  const { t, saveLabel } = useThresholdWords();
  return (
    <>
      <Button variant="default" h="var(--target)" disabled={isSaving} onClick={onCancel}>
        {t('cancel')}
      </Button>
      <Button type="submit" h="var(--target)" loading={isSaving} disabled={limits === null}>
        {limits === null ? t('save') : saveLabel(willDo)}
      </Button>
    </>
  );
}

// No submit button here: Enter must not overwrite what somebody else decided.
function TheirsOrMine({ limits, theirs, isSaving, onCancel, onSaveOver }: DraftBarProps & { theirs: TheirLimits }) {
  const { t, short, movedBy } = useThresholdWords();
  return (
    <>
      <strong className={styles.moved}>{movedBy(theirs)}</strong>
      <Button variant="default" h="var(--target)" disabled={isSaving} onClick={onCancel}>
        {t('useTheirs', { limits: short(theirs) })}
      </Button>
      <Button h="var(--target)" loading={isSaving} disabled={limits === null} onClick={() => onSaveOver(theirs)}>
        {t('saveMine')}
      </Button>
    </>
  );
}
