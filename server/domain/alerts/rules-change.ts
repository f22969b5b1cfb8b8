import type { Alert } from '#protocol/alert';
import type { AlertMemory } from './alert-state';
import { type Draft, draftOf, dropPending, endOpen, type Judgement, judgementOf } from './draft';
import type { EffectiveRules, LimitRule } from './effective-rules';
import { exposureMs } from './exposure-minutes';
import { forgetSide } from './exposure-rule';
import {
  advanceLimits,
  beginPending,
  endWithoutRule,
  isOf,
  type JudgedValue,
  openPending,
  pendingOf,
  sideOf,
} from './limit-rule';

/**
 * New rules, at `nowMs`. `version`: of this very change. `isStale`: what the sensor showed last decides nothing about
 * limits, the next reading will. `before`: what held until now.
 */
export type NewRules = {
  rules: EffectiveRules;
  before: EffectiveRules;
  nowMs: number;
  version: number;
  by: string | null;
  isStale: boolean;
};

type Ending = { reason: 'threshold'; atMs: number; by: string | null; celsius: number };

/** `heldMs`: the sensor's clock when it last spoke; the value's `clockMs` says what it shows now. */
type ShownValue = JudgedValue & { heldMs: number };

/**
 * Lets time pass until now by what held until now, then holds what a sensor last showed against new rules. What is
 * still beyond stays as it opened.
 */
export function judgeRules(memory: AlertMemory, value: ShownValue, change: NewRules): Judgement {
  const { rules, before, nowMs, by, isStale } = change;
  const { sensorId, clockMs: toMs } = value;
  const draft = draftOf(memory);
  advanceLimits(draft, { toMs, isBefore: false, rules: before, sensorId });
  const ending: Ending = { reason: 'threshold', atMs: nowMs, by, celsius: value.celsius };
  forgetExposure(draft, change);
  for (const open of draft.open) if (isOff(open, draft, { rules, value })) endOpen(draft, open, ending);
  endWithoutRule(draft, rules, ending);
  keepPending(draft, rules);
  if (!isStale) {
    draft.doubted = null;
    for (const rule of rules.limitRules) judgeNewLimit(draft, rule, { value, change, ending });
  }
  return judgementOf(draft);
}

function isOff(
  { kind, cause }: Alert,
  { exposure: held }: Draft,
  { rules: { noData, fault, exposure }, value }: { rules: EffectiveRules; value: JudgedValue },
): boolean {
  if (kind === 'no-data') return !noData.isOn;
  if (cause === 'error-value') return fault.errorValues.length === 0;
  if (cause === 'stuck') return fault.stuckAfterMs === null;
  if (kind !== 'exposure-high' && kind !== 'exposure-low') return false;
  const side = kind === 'exposure-high' ? 'high' : 'low';
  return exposure[side] === null || exposureMs(held?.[side] ?? [], value.clockMs) <= exposure.totalMs;
}

// Time beyond one limit says nothing about time beyond another.
function forgetExposure(draft: Draft, { rules, before }: NewRules): void {
  for (const side of ['high', 'low'] as const) {
    if (rules.exposure[side] !== before.exposure[side]) forgetSide(draft, side);
  }
}

// What pends was beyond when it was last judged, however long ago: it goes on if it is beyond the new limit too.
function keepPending(draft: Draft, rules: EffectiveRules): void {
  const { lastingMs } = rules;
  draft.pending = draft.pending.flatMap((pending) => {
    const rule = rules.limitRules.find((one) => isOf(pending, one));
    if (rule === undefined || sideOf(pending.celsius, rule, 0) !== 'beyond') return [];
    const { limitCelsius: thresholdCelsius } = rule;
    const isSame = pending.lastingMs === lastingMs && pending.thresholdCelsius === thresholdCelsius;
    return isSame ? pending : { ...pending, thresholdCelsius, lastingMs };
  });
}

type NewLimit = { value: ShownValue; change: NewRules; ending: Ending };

function judgeNewLimit(draft: Draft, rule: LimitRule, { value, change, ending }: NewLimit): void {
  const { rules, nowMs, version } = change;
  const isBeyond = sideOf(value.celsius, rule, 0) === 'beyond';
  const open = draft.open.find((alert) => isOf(alert, rule));
  if (open !== undefined) {
    if (!isBeyond && (isNew(rule, change) || isBackForLong(open, { value, rules }))) endOpen(draft, open, ending);
    return;
  }
  const held = pendingOf(draft, rule);
  if (held !== undefined) dropPending(draft, held);
  if (!isBeyond) return;
  const { celsius, origin, sensorId, clockMs, heldMs } = value;
  const { lastingMs } = rules;
  // The version of this very change: an alert of this reading may have opened and ended before.
  const beginning = { origin, celsius, lastingMs, sinceMs: lastingMs === 0 ? Math.min(nowMs, heldMs) : heldMs };
  const pending = held ?? beginPending({ ...rule, version }, beginning);
  if (lastingMs > 0 && clockMs < pending.sinceMs + lastingMs) draft.pending = [...draft.pending, pending];
  else openPending(draft, pending, { sensorId, notBeforeMs: nowMs });
}

// Who changes a note does not end what is on its way back.
function isNew(rule: LimitRule, { before, rules }: NewRules): boolean {
  const held = before.limitRules.find((one) => isOf(one, rule));
  return held?.limitCelsius !== rule.limitCelsius || before.judgedOn !== rules.judgedOn;
}

function isBackForLong(
  { backSinceMs }: Alert,
  { value, rules }: { value: JudgedValue; rules: EffectiveRules },
): boolean {
  return backSinceMs !== null && value.clockMs >= backSinceMs + rules.stayBackMs;
}
