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
  const { exactly, sourceWords } = useThresholdWords();
  const { canChange } = useAccess();
  const { draft, source } = editing;
  return (
    <div className={styles.hint}>
      <span>{exactly(editing.reading.limits ?? saved)}</span>
      <span>{sensorId === null ? <SensorsOfDefault /> : sourceWords(source)}</span>
      {source.kind === 'own' && canChange && draft === null && <BackToInherited editing={editing} />}
    </div>
  );
}

function SensorsOfDefault() {
  const { t } = useThresholdWords();
  return t('ofDefault', { count: useSensorsOfDefault() });
}

function BackToInherited({ editing }: { editing: ThresholdEditing }) {
  const { t, short, effect } = useThresholdWords();
  const { sensorId, theDefault, ofGroup, saving, reset } = editing;
  const willDo = useThresholdEffect(sensorId, ofGroup ?? theDefault);
  const doesSomething = willDo.opens + willDo.awaits + willDo.ends > 0;
  return (
    <UnstyledButton className={styles.reset} disabled={saving.isSaving} onClick={() => void reset()}>
      {ofGroup === null
        ? t('backToDefault', { limits: short(theDefault) })
        : t('backToGroup', { limits: short(ofGroup) })}
      {doesSomething && ` · ${effect(willDo)}`}
    </UnstyledButton>
  );
}
