import type { Exposure, Origin } from './alert-state';
import { type Draft, endOpen, openIn, replaceOpen } from './draft';
import type { EffectiveRules } from './effective-rules';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;

type Minutes = Exposure['high'];

const NONE: Minutes = [];

/** The stretch from one reading to the next during which the first one's value counts. */
export type Stretch = { celsius: number; fromMs: number; toMs: number };

/** Adds the time of a stretch to the minutes it lies in; minutes of more than a day before its end are forgotten. */
export function addStretch(minutes: Minutes, { fromMs, toMs }: { fromMs: number; toMs: number }): Minutes {
  // Minutes that are over are shared with the list before: there may be 1440 of them, and a reading a second.
  const kept = forget(minutes, toMs).slice();
  for (let minute = Math.floor(fromMs / MINUTE_MS); minute * MINUTE_MS < toMs; minute += 1) {
    const ms = Math.min(toMs, (minute + 1) * MINUTE_MS) - Math.max(fromMs, minute * MINUTE_MS);
    const last = kept.at(-1);
    if (last?.[0] === minute) kept[kept.length - 1] = [minute, Math.min(MINUTE_MS, last[1] + ms)];
    else if (ms > 0) kept.push([minute, ms]);
  }
  return kept;
}

/** Time beyond within the day before `atMs`, in ms, to the minute. */
export function exposureMs(minutes: Minutes, atMs: number): number {
  let sum = 0;
  for (const one of forget(minutes, atMs)) sum += one[1];
  return sum;
}

function forget(minutes: Minutes, atMs: number): Minutes {
  const first = Math.ceil((atMs - DAY_MS) / MINUTE_MS);
  return (minutes[0]?.[0] ?? first) >= first ? minutes : minutes.filter(([minute]) => minute >= first);
}

/** Nothing is remembered of this side any more. */
export function forgetSide(draft: Draft, side: 'high' | 'low'): void {
  if ((draft.exposure?.[side].length ?? 0) > 0) keep(draft, side, NONE);
}

/** `stretch`: from the reading before; null: nothing is known of it. `celsius`: what is judged now; null: nothing. */
type ExposureInput = {
  stretch: Stretch | null;
  celsius: number | null;
  clockMs: number;
  rules: EffectiveRules;
  sensorId: string;
  origin: Origin;
};

/** Counts the stretch that ends with a reading if it was beyond, and opens or ends what total exposure is about. */
export function judgeExposure(draft: Draft, input: ExposureInput): void {
  const { stretch, clockMs, rules } = input;
  for (const side of ['high', 'low'] as const) {
    const limit = rules.exposure[side];
    if (limit === null) {
      forgetSide(draft, side);
      continue;
    }
    const held = draft.exposure?.[side] ?? NONE;
    const isCounted = stretch !== null && isBeyond(side, stretch.celsius, limit);
    const minutes = isCounted ? addStretch(held, stretch) : forget(held, clockMs);
    if (minutes !== held && minutes.length + held.length > 0) keep(draft, side, minutes);
    judgeTotal(draft, side, { ...input, total: exposureMs(minutes, clockMs), limit, isCounted });
  }
}

function isBeyond(side: 'high' | 'low', celsius: number, limit: number): boolean {
  return side === 'high' ? celsius > limit : celsius < limit;
}

function keep(draft: Draft, side: 'high' | 'low', minutes: Minutes): void {
  const exposure: Exposure = { high: NONE, low: NONE, ...draft.exposure, [side]: minutes };
  draft.exposure = exposure.high.length + exposure.low.length === 0 ? null : exposure;
}

type TotalInput = ExposureInput & { total: number; limit: number; isCounted: boolean };

function judgeTotal(draft: Draft, side: 'high' | 'low', input: TotalInput): void {
  const { total, limit, isCounted, stretch, celsius, clockMs, rules } = input;
  const open = draft.open.find((alert) => alert.kind === `exposure-${side}`);
  if (open === undefined) {
    if (total > rules.exposure.totalMs) openTotal(draft, side, input);
    return;
  }
  // While it is beyond, minutes leave the day as fast as others come: that is no end.
  const isBack = celsius === null || !isBeyond(side, celsius, limit);
  if (total <= rules.exposure.totalMs && isBack) endOpen(draft, open, { reason: 'back', atMs: clockMs, celsius });
  else if (isCounted && stretch !== null) {
    const farthest = side === 'high' ? Math.max : Math.min;
    const peakCelsius = farthest(open.peakCelsius ?? stretch.celsius, stretch.celsius);
    replaceOpen(draft, { ...open, peakCelsius, readings: open.readings + 1 }, { isStep: false });
  }
}

function openTotal(
  draft: Draft,
  side: 'high' | 'low',
  { stretch, clockMs, rules, limit, sensorId, origin }: TotalInput,
): void {
  const first = draft.exposure?.[side][0]?.[0];
  openIn(draft, {
    sensorId,
    kind: `exposure-${side}`,
    thresholdCelsius: limit,
    afterMs: rules.exposure.totalMs,
    sinceMs: first === undefined ? clockMs : first * MINUTE_MS,
    openedAtMs: clockMs,
    openedCelsius: stretch?.celsius ?? null,
    readings: 1,
    origin,
    version: String(rules.version),
  });
}
