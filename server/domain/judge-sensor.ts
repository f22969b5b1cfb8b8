import { judgeMoment, judgeReading, type Moment } from './alerts/alert-machine';
import type { Judgement } from './alerts/draft';
import { overdueAfterMs, TRUSTED_MS } from './alerts/rhythm';
import { judgedAverage } from './judged-average';
import { clockOf } from './sensor-clock';
import type { Before, SensorState } from './sensor-state';

/** Holds what a sensor shows now against its rules; null: nothing comes of it. */
export function judgeShown(sensor: SensorState, before: Before | null): Judgement | null {
  // Almost every reading: nothing is made for it.
  if (isPlainlyCalm(sensor, sensor.celsius) || (isIdle(sensor) && isCalm(sensor, before))) return null;
  const { rules, sensorId, celsius, measuredAtMs, clockMs, logId, partition, offset } = sensor;
  const average = judgedAverage(sensor);
  const origin = { logId, partition, offset };
  const reading = { sensorId, celsius, average, measuredAtMs, origin, clockMs, before };
  // As it was until this reading came: time passed by that.
  const trustedMs = overdueAfterMs(rules.noData, { n: sensor.n - 1, intervalMs: before?.intervalMs ?? null });
  const memory = { open: sensor.open, state: sensor.alertState };
  return judgeReading(memory, reading, { rules, trustedMs: trustedMs ?? TRUSTED_MS });
}

/** True where this reading comes to nothing, whatever was before it. */
export function isPlainlyCalm(sensor: SensorState, celsius: number): boolean {
  return sensor.rules.isPlain && isIdle(sensor) && isInside(celsius, sensor.rules);
}

const isIdle = ({ open, alertState }: SensorState) => open.length === 0 && alertState === null;

// What it showed before counts too: a single reading beyond is time beyond until this one.
function isCalm({ rules, celsius, average }: SensorState, before: Before | null): boolean {
  const { fault, judgedOn, exposure } = rules;
  if (fault.errorValues.length > 0 || fault.stuckAfterMs !== null) return false;
  const isByReading = judgedOn === 'reading';
  if (!isInside(isByReading ? celsius : average, rules)) return false;
  if (before === null || (exposure.high === null && exposure.low === null)) return true;
  return isInside(isByReading ? before.celsius : before.average, rules);
}

function isInside(judged: number | null, { calmHigh, calmLow }: SensorState['rules']): boolean {
  return judged === null || (judged <= calmHigh && judged >= calmLow);
}

/** Lets time pass for a sensor that said nothing new; null: nothing comes of it. */
export function judgeWaiting(
  sensor: SensorState,
  { nowMs, overdue }: { nowMs: number; overdue: Moment['overdue'] },
): Judgement | null {
  const { rules, open, alertState: state, sensorId, celsius, logId, partition, offset } = sensor;
  if (open.length === 0 && state === null && overdue === null) return null;
  const origin = { logId, partition, offset };
  const moment = { sensorId, nowMs, clockMs: clockOf(sensor, nowMs), origin, celsius, overdue };
  const judgement = judgeMoment({ open, state }, moment, { rules });
  return judgement === null || (judgement.changes.length === 0 && judgement.state === state) ? null : judgement;
}
