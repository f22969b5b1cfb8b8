import type { Alert, EndReason } from '#protocol/alert';
import type { AlertMemory, Origin } from './alert-state';
import { draftOf, endOpen, type Judgement, judgementOf, openIn } from './draft';
import type { EffectiveRules } from './effective-rules';
import { judgeExposure } from './exposure-rule';
import { judgeFault } from './fault-rule';
import { advanceLimits, isOf, type JudgedValue, judgeLimit, openPending, sideOf } from './limit-rule';
import { stepOf } from './new-alert';

/** A reading as the machine meets it, and what came before it. */
export type ReadingToJudge = {
  sensorId: string;
  celsius: number;
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
  const trustedToMs = before === null ? clockMs : Math.min(clockMs, before.clockMs + options.trustedMs);
  const wasDoubted = draft.doubted !== null;
  advanceLimits(draft, { toMs: trustedToMs, isBefore: true, rules, sensorId });
  for (const open of draft.open)
    if (open.kind === 'no-data') endOpen(draft, open, { reason: 'back', atMs, celsius: value.celsius });
  const isGood = judgeFault(draft, { value, before: before?.celsius ?? null, rules });
  const held = before && (rules.judgedOn === 'reading' ? before.celsius : before.average);
  const stretch =
    before === null || held === null || wasDoubted
      ? null
      : { celsius: held, fromMs: before.clockMs, toMs: trustedToMs };
  judgeExposure(draft, { stretch, clockMs, rules, sensorId, origin });
  if (isGood && celsius !== null) {
    for (const rule of rules.limitRules) judgeLimit(draft, rule, { value: { ...value, celsius }, rules });
    endWithoutRule(draft, rules, { reason: 'back', atMs });
  }
  return judgementOf(draft);
}

// A limit that was taken away says nothing any more: what it opened ends, and what was pending for it is dropped.
function endWithoutRule(
  draft: ReturnType<typeof draftOf>,
  rules: EffectiveRules,
  ending: { reason: EndReason; atMs: number; by?: string | null },
): void {
  const hasRule = (one: Pick<Alert, 'kind' | 'severity'>) => rules.limitRules.some((rule) => isOf(one, rule));
  for (const open of [...draft.open]) {
    if ((open.kind === 'high' || open.kind === 'low') && !hasRule(open)) endOpen(draft, open, ending);
  }
  draft.pending = draft.pending.filter(hasRule);
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
  judgeExposure(draft, { stretch: null, clockMs, rules, sensorId, origin });
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

/** New rules, at `nowMs`. `version`: of this very change. */
export type NewRules = { rules: EffectiveRules; nowMs: number; version: number; by: string | null; isStale: boolean };

/**
 * Holds what a sensor last showed against new rules. A stale value decides nothing about limits: the next one will.
 * What is still beyond stays as it opened.
 */
export function judgeRules(
  memory: AlertMemory,
  value: JudgedValue,
  { rules, nowMs, version, by, isStale }: NewRules,
): Judgement {
  const draft = draftOf(memory);
  const ending = { reason: 'threshold', atMs: nowMs, by, celsius: value.celsius } as const;
  const { noData, fault, exposure } = rules;
  for (const open of [...draft.open]) {
    const isOff =
      (open.kind === 'no-data' && !noData.isOn) ||
      (open.kind === 'exposure-high' && exposure.high === null) ||
      (open.kind === 'exposure-low' && exposure.low === null) ||
      (open.cause === 'error-value' && fault.errorValues.length === 0) ||
      (open.cause === 'stuck' && fault.stuckAfterMs === null);
    if (isOff) endOpen(draft, open, ending);
  }
  draft.pending = draft.pending.map((pending) => ({ ...pending, lastingMs: rules.lastingMs }));
  if (!isStale && draft.doubted === null) {
    for (const rule of rules.limitRules) judgeNewLimit(draft, { ...rule, version }, { value, rules, ending });
    endWithoutRule(draft, rules, ending);
  }
  return judgementOf(draft);
}

type NewLimit = {
  value: JudgedValue;
  rules: EffectiveRules;
  ending: { reason: 'threshold'; atMs: number; by: string | null; celsius: number };
};

function judgeNewLimit(
  draft: ReturnType<typeof draftOf>,
  rule: EffectiveRules['limitRules'][number],
  { value, rules, ending }: NewLimit,
): void {
  const isBeyond = sideOf(value.celsius, rule, 0) === 'beyond';
  const open = draft.open.find((alert) => isOf(alert, rule));
  const held = draft.pending.find((pending) => isOf(pending, rule));
  if (open !== undefined && !isBeyond) endOpen(draft, open, ending);
  draft.pending = draft.pending.filter((pending) => pending !== held);
  if (open !== undefined || !isBeyond) return;
  const { kind, severity, limitCelsius: thresholdCelsius } = rule;
  const { celsius, origin, sensorId, clockMs } = value;
  const lastingMs = rules.lastingMs;
  const sinceMs = lastingMs === 0 ? ending.atMs : clockMs;
  const fresh = { kind, severity, sinceMs, origin, celsius, peakCelsius: celsius, readings: 1 };
  const pending = { ...fresh, ...held, thresholdCelsius, lastingMs };
  if (lastingMs === 0) openPending(draft, { ...pending, sinceMs: ending.atMs }, { rule, sensorId });
  else draft.pending.push(pending);
}

/** Ends everything a sensor has open, by a person's will, and forgets what was pending. */
export function endAll(memory: AlertMemory, ending: { reason: EndReason; atMs: number; by: string | null }): Judgement {
  const draft = draftOf(memory);
  for (const open of [...draft.open]) endOpen(draft, open, ending);
  draft.pending = [];
  return judgementOf(draft);
}
