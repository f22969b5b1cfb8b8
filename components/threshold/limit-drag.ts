import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import type { ThresholdLimits } from '#protocol/threshold';
import type { TemperatureUnit } from '../words/celsius';
import { fromUnit, toUnit } from '../words/celsius';
import { type CelsiusInput, limitText, parseLimit, stepLimit } from '../words/celsius-input';
import { STEP } from './stepping';
import { LIMIT_NAMES, type LimitName, type ThresholdDraft, withText } from './threshold-draft';

/** What both limits of a draft are now, °C; one whose text is no temperature stays what is saved. */
export function handLimits({ highText, lowText, base }: ThresholdDraft, input: CelsiusInput): ThresholdLimits {
  const [high, low] = LIMIT_NAMES.map((name) => {
    const typed = parseLimit(name === 'high' ? highText : lowText, { ...input, saved: base[name] });
    return typed.ok ? typed.celsius : base[name];
  });
  return { high: high ?? null, low: low ?? null };
}

/** Between what a limit can be put by hand, °C: a step from the other one, and what can be measured. */
export function limitBounds(
  name: LimitName,
  { limits, unit }: { limits: ThresholdLimits; unit: TemperatureUnit },
): { low: number; high: number } {
  const other = name === 'high' ? limits.low : limits.high;
  if (other === null) return { low: MIN_CELSIUS, high: MAX_CELSIUS };
  return name === 'high'
    ? { low: stepLimit(other, STEP, { unit }), high: MAX_CELSIUS }
    : { low: MIN_CELSIUS, high: stepLimit(other, -STEP, { unit }) };
}

/** The draft with a limit put at the tenth of the viewer's degrees that is nearest, as far as it may go. */
export function withLimitAt(
  draft: ThresholdDraft,
  { name, degrees }: { name: LimitName; degrees: number },
  input: CelsiusInput,
): ThresholdDraft {
  const { low, high } = limitBounds(name, { limits: handLimits(draft, input), unit: input.unit });
  const celsius = fromUnit(Math.round(degrees * 10) / 10, input.unit);
  return withText(draft, name, limitText(Math.min(high, Math.max(low, celsius)), input));
}

/** The draft with a limit stepped from where its handle stands. `by` is in the viewer's degrees. */
export function withLimitStepped(
  draft: ThresholdDraft,
  { name, by }: { name: LimitName; by: number },
  input: CelsiusInput,
): ThresholdDraft {
  const celsius = handLimits(draft, input)[name];
  return celsius === null ? draft : withLimitAt(draft, { name, degrees: toUnit(celsius, input.unit) + by }, input);
}
