import { type CelsiusInput, limitText, parseLimit, stepLimit } from '../words/celsius-input';
import { type LimitName, type ThresholdDraft, withText } from './threshold-draft';

/** What one press moves a limit by, in the viewer's degrees. */
export const STEP = 0.1;
export const LARGE_STEP = 1;

export type Step = {
  name: LimitName;
  /** In the viewer's degrees; below zero to lower. */
  by: number;
  /** °C that an empty field begins at, so that the limit appears where one can see it. */
  startCelsius: number;
};

/** The draft with one limit stepped. A field that holds no number is left for the person to correct. */
export function withStep(draft: ThresholdDraft, { name, by, startCelsius }: Step, input: CelsiusInput): ThresholdDraft {
  const text = name === 'high' ? draft.highText : draft.lowText;
  const typed = parseLimit(text, { ...input, saved: draft.base[name] });
  if (!typed.ok) return draft;
  const stepped = typed.celsius === null ? (draft.base[name] ?? startCelsius) : stepLimit(typed.celsius, by, input);
  return withText(draft, name, limitText(stepped, input));
}

/** The same temperatures in another unit or language; an untouched field stays exactly what is saved. */
export function withInput(draft: ThresholdDraft, from: CelsiusInput, to: CelsiusInput): ThresholdDraft {
  const rewritten = (text: string, saved: number | null) => {
    const typed = parseLimit(text, { ...from, saved });
    return typed.ok ? limitText(typed.celsius, to) : text;
  };
  return {
    ...draft,
    highText: rewritten(draft.highText, draft.base.high),
    lowText: rewritten(draft.lowText, draft.base.low),
  };
}
