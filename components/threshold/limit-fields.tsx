'use client';

import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import { latestPoint } from '../live/live-sensor';
import { useLive } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import { LimitField } from './limit-field';
import { withStep } from './stepping';
import { isTouched, LIMIT_NAMES, type LimitName, withText } from './threshold-draft';
import styles from './threshold-form.module.css';
import type { ThresholdEditing } from './use-threshold-editing';
import { useThresholdWords } from './use-threshold-words';

type LimitFieldsProps = { editing: ThresholdEditing; only: LimitName | null };

/** Both limits, or one alone, to type or to step. */
export function LimitFields({ editing, only }: LimitFieldsProps) {
  const { shown, draft, saving, sensorId } = editing;
  const startCelsius = useStartCelsius(sensorId);
  const errorWords = useErrorWords(editing);
  // What is wrong with the other one would else not be told.
  const names = LIMIT_NAMES.filter((name) => only === null || name === only || errorWords(name) !== null);
  return (
    <div className={styles.fields}>
      {names.map((name) => (
        <LimitField
          key={name}
          name={name}
          text={name === 'high' ? shown.highText : shown.lowText}
          error={errorWords(name)}
          isDrafted={draft !== null && isTouched(shown, name, editing.input)}
          isSaving={saving.isSaving}
          onText={(text) => editing.edit((known) => withText(known, name, text))}
          onStep={(by) => editing.edit((known) => withStep(known, { name, by, startCelsius }, editing.input))}
        />
      ))}
    </div>
  );
}

// Beside it the lowest temperature is said to two decimals in either unit: rounded to one it would be refused itself.
const JUST_BELOW_MIN_CELSIUS = MIN_CELSIUS - 0.02;

// A whole degree near the trace: where a limit that was none can be seen.
function useStartCelsius(sensorId: string | null): number {
  return useLive(({ sensors }) => {
    const sensor = sensorId === null ? undefined : sensors.get(sensorId);
    return Math.round(sensor ? (latestPoint(sensor)?.[1] ?? 0) : 0);
  });
}

function useErrorWords({ reading, saving }: ThresholdEditing): (name: LimitName) => string | null {
  const { t } = useThresholdWords();
  const celsius = useCelsius();
  return (name) => {
    const error = reading.errors[name];
    if (error !== undefined) {
      return t(`error.${error}`, {
        example: celsius.degrees(38),
        min: celsius.celsius(MIN_CELSIUS, JUST_BELOW_MIN_CELSIUS),
        max: celsius.celsius(MAX_CELSIUS),
      });
    }
    const { notice } = saving;
    const refused = notice?.kind === 'refused' && notice.refusal.kind === 'fields' ? notice.refusal.fields[name] : null;
    return refused ? t('refusedField', { detail: refused }) : null;
  };
}
