import type { Alert, EndReason } from '#protocol/alert';
import type { AlertMemory, Origin } from './alert-state';
import { draftOf, endOpen, type Judgement, judgementOf, NONE_PENDING, openIn } from './draft';
import type { EffectiveRules } from './effective-rules';
import { judgeExposure } from './exposure-rule';
import { judgeFault } from './fault-rule';
import { advanceLimits, endWithoutRule, type JudgedValue, judgeLimit } from './limit-rule';
import { stepOf } from './new-alert';

/** A reading as the machine meets it, and what came before it. */
export type ReadingToJudge = {
  sensorId: string;
  celsius: number;
  /** What is judged where rules ask for the average; null: nothing yet. */
  average: number | null;
  measuredAtMs: number;
  origin: Origin;
  /** The sensor's clock after this reading: a late one does not turn it back. */
  clockMs: number;
  /** What the sensor showed before, and its clock then; null: nothing. */
  before: { celsius: number; average: number | null; clockMs: number } | null;
};

/** `trustedMs`: for how long after it a value is taken to hold. */
export type JudgeOptions = { rules: EffectiveRules; trustedMs: number };

/** Holds a sensor's next reading against its rules. Times are the reading's and the sensor's clock's. */
export function judgeReading(memory: AlertMemory, reading: ReadingToJudge, options: JudgeOptions): Judgement {
  const { rules } = options;
  const celsius = rules.judgedOn === 'reading' ? reading.celsius : reading.average;
  const draft = draftOf(memory);
  const { sensorId, origin, clockMs, before, measuredAtMs: atMs } = reading;
  const value: JudgedValue = { sensorId, origin, clockMs, atMs, celsius: reading.celsius };
  const wasDoubted = draft.doubted !== null;
  const believedMs = draft.doubted ?? before?.clockMs ?? clockMs;
  const trustedToMs = Math.min(clockMs, believedMs + options.trustedMs);
  advanceLimits(draft, { toMs: trustedToMs, isBefore: trustedToMs === clockMs, rules, sensorId });
  for (const open of draft.open)
    if (open.kind === 'no-data') endOpen(draft, open, { reason: 'back', atMs, celsius: value.celsius });
  const gapMs = trustedToMs === clockMs ? 0 : clockMs - believedMs;
  const isGood = judgeFault(draft, { value, before: before?.celsius ?? null, gapMs, rules });
  const held = before && (rules.judgedOn === 'reading' ? before.celsius : before.average);
  const stretch =
    before === null || held === null || wasDoubted
      ? null
      : { celsius: held, fromMs: before.clockMs, toMs: trustedToMs };
  judgeExposure(draft, { stretch, celsius: isGood ? celsius : null, clockMs, rules, sensorId, origin });
  // Nothing that is judged is beyond: what was pending by other rules would open by itself.
  if (celsius === null) draft.pending = NONE_PENDING;
  else if (isGood) {
    const judged = { value: { sensorId, origin, clockMs, atMs, celsius }, rules };
    for (const rule of rules.limitRules) judgeLimit(draft, rule, judged);
    endWithoutRule(draft, rules, { reason: 'back', atMs });
  }
  return judgementOf(draft);
}

/** What a moment means for a sensor that said nothing new. */
export type Moment = {
  sensorId: string;
  nowMs: number;
  /** The sensor's clock now, no further than its last value is trusted. */
  clockMs: number;
  origin: Origin;
  celsius: number;
  /** Null: it is not overdue. */
  overdue: { sinceMs: number; afterMs: number; version: string } | null;
};

/** Lets time pass: timers run out, silence is told, what was snoozed rings again. */
export function judgeMoment(
  memory: AlertMemory,
  moment: Moment,
  { rules }: { rules: EffectiveRules },
): Judgement | null {
  const { sensorId, origin, clockMs, nowMs, overdue } = moment;
  const isMissing = overdue !== null && !memory.open.some(({ kind }) => kind === 'no-data');
  if (memory.open.length === 0 && memory.state === null && !isMissing) return null;
  const draft = draftOf(memory);
  advanceLimits(draft, { toMs: clockMs, isBefore: false, rules, sensorId });
  if (isMissing) {
    const { sinceMs, afterMs, version } = overdue;
    const opening = { sensorId, kind: 'no-data' as const, sinceMs, afterMs, openedAtMs: sinceMs + afterMs };
    openIn(draft, { ...opening, openedCelsius: moment.celsius, origin, version });
  }
  for (const open of draft.open) {
    const again = ringAgain(open, { nowMs, celsius: moment.celsius });
    if (again !== null) {
      draft.open = draft.open.map((one) => (one.id === open.id ? again.alert : one));
      draft.changes.push(again);
    }
  }
  return judgementOf(draft);
}

/** The alert as it rings again when its snooze is over; null while it is not. */
export function ringAgain(alert: Alert, { nowMs, celsius }: { nowMs: number; celsius: number | null }) {
  if (alert.snoozedUntilMs === null || nowMs < alert.snoozedUntilMs) return null;
  const again = { ...alert, snoozedUntilMs: null, acknowledgedAtMs: null, acknowledgedBy: null };
  return {
    alert: again,
    isStep: true,
    step: stepOf(alert, { kind: 'rang-again', atMs: alert.snoozedUntilMs, celsius }),
  };
}

/**
 * Ends everything a sensor has open, by a person's will, and forgets what was pending and how it moved. Time beyond of
 * the last day stays: what lay in the fridge was warm all the same.
 */
export function endAll(memory: AlertMemory, ending: { reason: EndReason; atMs: number; by: string | null }): Judgement {
  const draft = draftOf(memory);
  for (const open of draft.open) endOpen(draft, open, ending);
  draft.pending = NONE_PENDING;
  draft.movement = null;
  draft.erredMs = null;
  return judgementOf(draft);
}
