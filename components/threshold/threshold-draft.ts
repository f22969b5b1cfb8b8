import type { ThresholdLimits } from '#protocol/threshold';
import { type CelsiusInput, limitText, parseLimit } from '../words/celsius-input';

/** Whom a draft would change: this sensor alone, or all that have no threshold of their own. */
export type Scope = 'sensor' | 'default';

/** A threshold being made; nothing of it is sent before it is saved. */
export type ThresholdDraft = {
  scope: Scope;
  highText: string;
  lowText: string;
  /** What is saved for that scope, as far as this person has agreed to change it. */
  base: ThresholdLimits;
};

/** What somebody else saved meanwhile, and who it was; null where that is not known. */
export type TheirLimits = ThresholdLimits & { changedBy: string | null };

export type LimitName = keyof ThresholdLimits;
export const LIMIT_NAMES = ['high', 'low'] as const satisfies readonly LimitName[];
export type LimitError = 'not-a-number' | 'out-of-range' | 'low-not-below-high';

/** `limits` is null while a field holds something that is no limit. */
export type DraftReading = {
  limits: ThresholdLimits | null;
  errors: Partial<Record<LimitName, LimitError>>;
};

export function beginDraft(
  base: ThresholdLimits,
  { scope, ...input }: { scope: Scope } & CelsiusInput,
): ThresholdDraft {
  return { scope, base, highText: limitText(base.high, input), lowText: limitText(base.low, input) };
}

export function withText(draft: ThresholdDraft, name: LimitName, text: string): ThresholdDraft {
  return name === 'high' ? { ...draft, highText: text } : { ...draft, lowText: text };
}

/** Whether anything was typed for this limit that is not what is saved. */
export function isTouched(draft: ThresholdDraft, name: LimitName, input: CelsiusInput): boolean {
  const untouched = beginDraft(draft.base, { ...input, scope: draft.scope });
  return name === 'high' ? draft.highText !== untouched.highText : draft.lowText !== untouched.lowText;
}

/** The draft for others: what was typed stays, what was not takes what is saved for them. */
export function withScope(draft: ThresholdDraft, next: { scope: Scope; base: ThresholdLimits } & CelsiusInput) {
  const fresh = beginDraft(next.base, next);
  return {
    ...fresh,
    highText: isTouched(draft, 'high', next) ? draft.highText : fresh.highText,
    lowText: isTouched(draft, 'low', next) ? draft.lowText : fresh.lowText,
  } satisfies ThresholdDraft;
}

/** What the texts say, in °C; an untouched field says exactly what is saved. */
export function readDraft({ highText, lowText, base }: ThresholdDraft, input: CelsiusInput): DraftReading {
  const high = parseLimit(highText, { ...input, saved: base.high });
  const low = parseLimit(lowText, { ...input, saved: base.low });
  const errors: DraftReading['errors'] = {};
  if (!high.ok) errors.high = high.reason;
  if (!low.ok) errors.low = low.reason;
  if (!high.ok || !low.ok) return { limits: null, errors };
  const limits = { high: high.celsius, low: low.celsius };
  const isCrossed = limits.high !== null && limits.low !== null && limits.low >= limits.high;
  return isCrossed ? { limits: null, errors: { low: 'low-not-below-high' } } : { limits, errors };
}

/** What somebody left saved. Whoever changed the default is not who gave up a sensor's own: they are not named. */
export function theirLimits({ high, low, changedBy, inherited }: TheirLimits & { inherited?: boolean }): TheirLimits {
  return { high, low, changedBy: inherited ? null : changedBy };
}

export function sameLimits(a: ThresholdLimits, b: ThresholdLimits): boolean {
  return a.high === b.high && a.low === b.low;
}
