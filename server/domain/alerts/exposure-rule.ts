import type { AlertRules } from '#protocol/alert-rules';
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
  const kept = forget(minutes, toMs).map(([minute, ms]): [number, number] => [minute, ms]);
  for (let minute = Math.floor(fromMs / MINUTE_MS); minute * MINUTE_MS < toMs; minute += 1) {
    const ms = Math.min(toMs, (minute + 1) * MINUTE_MS) - Math.max(fromMs, minute * MINUTE_MS);
    const last = kept.at(-1);
    if (last?.[0] === minute) last[1] = Math.min(MINUTE_MS, last[1] + ms);
    else if (ms > 0) kept.push([minute, ms]);
  }
  return kept;
}

/** Time beyond within the day before `atMs`, in ms, to the minute. */
export function exposureMs(minutes: Minutes, atMs: number): number {
  return forget(minutes, atMs).reduce((sum, [, ms]) => sum + ms, 0);
}

function forget(minutes: Minutes, atMs: number): Minutes {
  const first = Math.ceil((atMs - DAY_MS) / MINUTE_MS);
  return (minutes[0]?.[0] ?? first) >= first ? minutes : minutes.filter(([minute]) => minute >= first);
}

/** Counts a stretch that was beyond, and opens or ends what total exposure is about. `stretch` null: time alone passed. */
export function judgeExposure(draft: Draft, { stretch, clockMs, rules, sensorId, origin }: ExposureInput): void {
  for (const side of ['high', 'low'] as const) {
    const limit = rules.exposure[side];
    const held = draft.exposure?.[side] ?? NONE;
    const isBeyond = limit !== null && stretch !== null && isBeyondLimit(side, stretch.celsius, limit);
    const minutes =
      limit === null ? NONE : isBeyond && stretch !== null ? addStretch(held, stretch) : forget(held, clockMs);
    if (minutes !== held && minutes.length + held.length > 0) keep(draft, side, minutes);
    judgeTotal(draft, side, {
      total: exposureMs(minutes, clockMs),
      isBeyond,
      stretch,
      clockMs,
      rules,
      sensorId,
      origin,
    });
  }
}

type ExposureInput = {
  stretch: Stretch | null;
  clockMs: number;
  rules: EffectiveRules;
  sensorId: string;
  origin: Origin;
};

function isBeyondLimit(side: 'high' | 'low', celsius: number, limit: number): boolean {
  return side === 'high' ? celsius > limit : celsius < limit;
}

function keep(draft: Draft, side: 'high' | 'low', minutes: Minutes): void {
  const exposure: Exposure = { high: NONE, low: NONE, ...draft.exposure, [side]: minutes };
  draft.exposure = exposure.high.length + exposure.low.length === 0 ? null : exposure;
}

function judgeTotal(
  draft: Draft,
  side: 'high' | 'low',
  input: ExposureInput & { total: number; isBeyond: boolean },
): void {
  const { total, isBeyond, stretch, clockMs, rules } = input;
  const { totalMs } = rules.exposure satisfies AlertRules['exposure'];
  const kind = `exposure-${side}` as const;
  const open = draft.open.find((alert) => alert.kind === kind);
  if (open === undefined && total > totalMs) openTotal(draft, side, input);
  else if (open !== undefined && total <= totalMs) endOpen(draft, open, { reason: 'back', atMs: clockMs });
  else if (open !== undefined && isBeyond && stretch !== null) {
    const farthest = side === 'high' ? Math.max : Math.min;
    const peakCelsius = farthest(open.peakCelsius ?? stretch.celsius, stretch.celsius);
    replaceOpen(draft, { ...open, peakCelsius, readings: open.readings + 1 }, { isStep: false });
  }
}

function openTotal(
  draft: Draft,
  side: 'high' | 'low',
  { stretch, clockMs, rules, sensorId, origin }: ExposureInput,
): void {
  const first = draft.exposure?.[side][0]?.[0];
  openIn(draft, {
    sensorId,
    kind: `exposure-${side}`,
    thresholdCelsius: rules.exposure[side],
    afterMs: rules.exposure.totalMs,
    sinceMs: first === undefined ? clockMs : first * MINUTE_MS,
    openedAtMs: clockMs,
    openedCelsius: stretch?.celsius ?? null,
    readings: 1,
    origin,
    version: String(rules.version),
  });
}
