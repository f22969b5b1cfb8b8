import { isErrorValue } from '#protocol/believed';
import type { SensorState } from './sensor-state';

/**
 * What is judged of a sensor whose rules ask for the average. One with an error value in it says nothing: meanwhile
 * the reading itself counts, so that a fire is not waited out. Null: nothing yet.
 */
export function judgedAverage({ rules, average, celsius, window }: SensorState): number | null {
  const { errorValues } = rules.fault;
  if (average === null || errorValues.length === 0 || rules.judgedOn === 'reading') return average;
  for (const one of window.ring) if (isErrorValue(one, errorValues)) return celsius;
  return average;
}
