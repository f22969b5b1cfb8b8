import type { Alert, EndReason } from '#protocol/alert';
import type { Origin, PendingState } from './alert-state';
import { type Draft, dropPending, endOpen, openIn, replaceOpen } from './draft';
import type { EffectiveRules, LimitRule } from './effective-rules';
import { growAlert, growPending } from './grow-alert';

/** A value to judge. `clockMs`: the sensor's clock, by which timers run; `atMs`: the reading's own time. */
export type JudgedValue = { sensorId: string; celsius: number; atMs: number; clockMs: number; origin: Origin };

/** Exactly on the limit is not beyond it; between the limit and its clear margin is neither beyond nor back. */
export function sideOf(celsius: number, { kind, limitCelsius }: LimitRule, marginCelsius: number) {
  const excess = kind === 'high' ? celsius - limitCelsius : limitCelsius - celsius;
  if (excess > 0) return 'beyond';
  return excess <= -marginCelsius ? 'back' : 'between';
}

/** Holds a value against one limit. */
export function judgeLimit(
  draft: Draft,
  rule: LimitRule,
  { value, rules }: { value: JudgedValue; rules: EffectiveRules },
): void {
  const side = sideOf(value.celsius, rule, rules.clearMarginCelsius);
  const open = draft.open.find((alert) => isOf(alert, rule));
  if (open !== undefined) judgeOpen(draft, open, { value, side, stayBackMs: rules.stayBackMs });
  else if (side === 'beyond') goBeyond(draft, rule, { value, lastingMs: rules.lastingMs });
  else {
    const held = pendingOf(draft, rule);
    if (held !== undefined) dropPending(draft, held);
  }
}

/** What is pending by this rule: one at most. */
export function pendingOf(draft: Draft, rule: LimitRule): PendingState | undefined {
  return draft.pending.find((pending) => isOf(pending, rule));
}

export function isOf(one: Pick<Alert, 'kind' | 'severity'>, rule: LimitRule): boolean {
  return one.kind === rule.kind && one.severity === rule.severity;
}

type Side = ReturnType<typeof sideOf>;

function judgeOpen(
  draft: Draft,
  open: Alert,
  { value, side, stayBackMs }: { value: JudgedValue; side: Side; stayBackMs: number },
): void {
  if (side === 'beyond') replaceOpen(draft, grow(open, value.celsius), { isStep: open.backSinceMs !== null });
  else if (side === 'between') {
    if (open.backSinceMs !== null) replaceOpen(draft, { ...open, backSinceMs: null }, { isStep: true });
  } else if (stayBackMs === 0) endOpen(draft, open, { reason: 'back', atMs: value.atMs, celsius: value.celsius });
  else if (open.backSinceMs === null) replaceOpen(draft, { ...open, backSinceMs: value.clockMs }, { isStep: true });
  else if (value.clockMs >= open.backSinceMs + stayBackMs)
    endOpen(draft, open, { reason: 'back', atMs: open.backSinceMs + stayBackMs, celsius: value.celsius });
}

function goBeyond(
  draft: Draft,
  rule: LimitRule,
  { value, lastingMs }: { value: JudgedValue; lastingMs: number },
): void {
  const { celsius, clockMs, origin, atMs } = value;
  const sinceMs = lastingMs === 0 ? atMs : clockMs;
  const { kind } = rule;
  const held = pendingOf(draft, rule);
  const pending: PendingState =
    held === undefined
      ? beginPending(rule, { sinceMs, lastingMs, origin, celsius })
      : growPending(held, { celsius, peakCelsius: farthest(kind, held.peakCelsius, celsius) });
  if (held !== undefined) dropPending(draft, held);
  if (clockMs < pending.sinceMs + pending.lastingMs) draft.pending = [...draft.pending, pending];
  else openPending(draft, pending, { sensorId: value.sensorId });
}

type Beginning = Pick<PendingState, 'sinceMs' | 'lastingMs' | 'origin' | 'celsius'>;

/** The first reading beyond. */
export function beginPending(rule: LimitRule, beginning: Beginning): PendingState {
  const { kind, severity, limitCelsius: thresholdCelsius, version } = rule;
  return { kind, severity, thresholdCelsius, version, ...beginning, peakCelsius: beginning.celsius, readings: 1 };
}

/** It lasted long enough, or does since new rules ask for less: then it opens `notBeforeMs`. */
export function openPending(
  draft: Draft,
  pending: PendingState,
  { sensorId, notBeforeMs = 0 }: { sensorId: string; notBeforeMs?: number },
): void {
  const { kind, severity, thresholdCelsius, sinceMs, lastingMs, origin, celsius, peakCelsius, readings } = pending;
  openIn(draft, {
    sensorId,
    kind,
    severity,
    thresholdCelsius,
    afterMs: lastingMs === 0 ? null : lastingMs,
    sinceMs,
    openedAtMs: Math.max(notBeforeMs, sinceMs + lastingMs),
    openedCelsius: celsius,
    peakCelsius,
    readings,
    origin,
    version: String(pending.version),
  });
}

/**
 * Lets the timers of limits run to `toMs` of the sensor's clock: what was beyond until then opens, what was back ends.
 * `isBefore`: a reading at that very moment is still to come, and decides.
 */
export function advanceLimits(
  draft: Draft,
  { toMs, isBefore, rules, sensorId }: { toMs: number; isBefore: boolean; rules: EffectiveRules; sensorId: string },
): void {
  const isDue = (atMs: number) => (isBefore ? atMs < toMs : atMs <= toMs);
  for (const pending of draft.pending) {
    if (!isDue(pending.sinceMs + pending.lastingMs)) continue;
    dropPending(draft, pending);
    openPending(draft, pending, { sensorId });
  }
  for (const open of draft.open) {
    if (open.backSinceMs === null || !isDue(open.backSinceMs + rules.stayBackMs)) continue;
    endOpen(draft, open, { reason: 'back', atMs: open.backSinceMs + rules.stayBackMs });
  }
}

/** A limit that was taken away says nothing any more: what it opened ends, and what was pending for it is dropped. */
export function endWithoutRule(
  draft: Draft,
  rules: EffectiveRules,
  ending: { reason: EndReason; atMs: number; by?: string | null; celsius?: number | null },
): void {
  const hasRule = (one: Pick<Alert, 'kind' | 'severity'>) => rules.limitRules.some((rule) => isOf(one, rule));
  for (const open of draft.open) {
    if ((open.kind === 'high' || open.kind === 'low') && !hasRule(open)) endOpen(draft, open, ending);
  }
  if (!draft.pending.every(hasRule)) draft.pending = draft.pending.filter(hasRule);
}

function grow(alert: Alert, celsius: number): Alert {
  const { kind, peakCelsius } = alert;
  return growAlert(alert, farthest(kind === 'low' ? 'low' : 'high', peakCelsius ?? celsius, celsius));
}

function farthest(kind: 'high' | 'low', a: number, b: number): number {
  return kind === 'high' ? Math.max(a, b) : Math.min(a, b);
}
