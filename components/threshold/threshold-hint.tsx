'use client';

import { UnstyledButton } from '@mantine/core';
import type { ThresholdLimits } from '#protocol/threshold';
import { useAccess } from '../shell/access';
import styles from './threshold-form.module.css';
import { useSensorsOfDefault, useThresholdEffect } from './use-saved-threshold';
import type { ThresholdEditing } from './use-threshold-editing';
import { useThresholdWords } from './use-threshold-words';

type ThresholdHintProps = { sensorId: string | null; saved: ThresholdLimits; editing: ThresholdEditing };

/** What exactly on it means, whose it is, and the way back to the default. */
export function ThresholdHint({ sensorId, saved, editing }: ThresholdHintProps) {
  const { t, exactly } = useThresholdWords();
  const { canChange } = useAccess();
  const { draft, hasOwn } = editing;
  return (
    <div className={styles.hint}>
      <span>{exactly(editing.reading.limits ?? saved)}</span>
      <span>{sensorId === null ? <SensorsOfDefault /> : t(hasOwn ? 'own' : 'inherited')}</span>
      {hasOwn && canChange && draft === null && <BackToDefault editing={editing} />}
    </div>
  );
}

function SensorsOfDefault() {
  const { t } = useThresholdWords();
  return t('ofDefault', { count: useSensorsOfDefault() });
}

function BackToDefault({ editing }: { editing: ThresholdEditing }) {
  const { t, short, effect } = useThresholdWords();
  const { sensorId, theDefault, saving, reset } = editing;
  const willDo = useThresholdEffect(sensorId, theDefault);
  const doesSomething = willDo.opens + willDo.ends > 0;
  return (
    <UnstyledButton className={styles.reset} disabled={saving.isSaving} onClick={() => void reset()}>
      {t('backToDefault', { limits: short(theDefault) })}
      {doesSomething && ` · ${effect(willDo)}`}
    </UnstyledButton>
  );
}
