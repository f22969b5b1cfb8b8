import type { Exposure, Origin } from './alert-state';
import { type Draft, endOpen, openIn, replaceOpen } from './draft';
import type { EffectiveRules } from './effective-rules';
import { addStretch, type ExposureMinutes, exposureMs, forgetDayBefore, sinceMs } from './exposure-minutes';
import { growAlert } from './grow-alert';

type Side = keyof Exposure;

const NONE: ExposureMinutes = [];

const KINDS = { high: 'exposure-high', low: 'exposure-low' } as const;

/** The stretch from one reading to the next during which the first one's value counts. */
export type Stretch = { celsius: number; fromMs: number; toMs: number };

/** Nothing is remembered of this side any more. */
export function forgetSide(draft: Draft, side: Side): void {
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
  judgeSide(draft, 'high', input);
  judgeSide(draft, 'low', input);
}

function judgeSide(draft: Draft, side: Side, input: ExposureInput): void {
  const { stretch, clockMs, rules } = input;
  const limit = rules.exposure[side];
  if (limit === null) {
    forgetSide(draft, side);
    return;
  }
  const held = draft.exposure?.[side] ?? NONE;
  const isCounted = stretch !== null && isBeyond(side, stretch.celsius, limit);
  const minutes = isCounted ? addStretch(held, stretch) : forgetDayBefore(held, clockMs);
  if (minutes !== held && minutes.length + held.length > 0) keep(draft, side, minutes);
  judgeTotal(draft, side, { input, total: exposureMs(minutes, clockMs), limit, isCounted });
}

function isBeyond(side: Side, celsius: number, limit: number): boolean {
  return side === 'high' ? celsius > limit : celsius < limit;
}

function keep(draft: Draft, side: Side, minutes: ExposureMinutes): void {
  const high = side === 'high' ? minutes : (draft.exposure?.high ?? NONE);
  const low = side === 'low' ? minutes : (draft.exposure?.low ?? NONE);
  draft.exposure = high.length + low.length === 0 ? null : { high, low };
}

type Total = { input: ExposureInput; total: number; limit: number; isCounted: boolean };

function judgeTotal(draft: Draft, side: Side, { input, total, limit, isCounted }: Total): void {
  const { stretch, celsius, clockMs, rules } = input;
  const kind = KINDS[side];
  const open = draft.open.find((alert) => alert.kind === kind);
  if (open === undefined) {
    if (total > rules.exposure.totalMs) openTotal(draft, side, { input, limit });
    return;
  }
  // While it is beyond, minutes leave the day as fast as others come: that is no end.
  const isBack = celsius === null || !isBeyond(side, celsius, limit);
  if (total <= rules.exposure.totalMs && isBack) endOpen(draft, open, { reason: 'back', atMs: clockMs, celsius });
  else if (isCounted && stretch !== null) {
    const farthest = side === 'high' ? Math.max : Math.min;
    const peakCelsius = farthest(open.peakCelsius ?? stretch.celsius, stretch.celsius);
    replaceOpen(draft, growAlert(open, peakCelsius), { isStep: false });
  }
}

function openTotal(draft: Draft, side: Side, { input, limit }: Pick<Total, 'input' | 'limit'>): void {
  const { stretch, clockMs, rules, sensorId, origin } = input;
  openIn(draft, {
    sensorId,
    kind: KINDS[side],
    thresholdCelsius: limit,
    afterMs: rules.exposure.totalMs,
    sinceMs: sinceMs(draft.exposure?.[side] ?? NONE) ?? clockMs,
    openedAtMs: clockMs,
    openedCelsius: stretch?.celsius ?? null,
    readings: 1,
    origin,
    version: String(rules.version),
  });
}
