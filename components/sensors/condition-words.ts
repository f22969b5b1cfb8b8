import type { useTranslations } from 'next-intl';
import type { CelsiusWords } from '../words/celsius-words';
import { durationWords } from '../words/duration';
import { sinceWords } from '../words/duration-clock';
import { stopwatchWords } from '../words/stopwatch';
import type { Clock } from '../words/zone';
import type { Condition } from './sensor-condition';

export type ConditionSpeech = Clock & {
  t: ReturnType<typeof useTranslations<'sensor'>>;
  celsius: CelsiusWords['celsius'];
  nowMs: number;
};

/** `Too hot · acknowledged by Ana 12:04`, `Above 40.0 °C for 2:10 of 5:00`, `Snoozed until 14:00`. */
export function conditionWords(condition: Condition, speech: ConditionSpeech): string {
  const { kind, sinceMs, untilMs, pending, acknowledged } = condition;
  const { t, locale, nowMs } = speech;
  if (kind === 'pending' && pending !== null) return pendingWords(pending, speech);
  const state = t(`condition.${kind}`, {
    duration: durationWords(nowMs - sinceMs, locale),
    time: untilMs === null ? '' : sinceWords(untilMs, speech),
  });
  if (acknowledged === null) return state;
  const { by, atMs } = acknowledged;
  const time = sinceWords(atMs, speech);
  return by === null ? t('acknowledged', { state, time }) : t('acknowledgedBy', { state, by, time });
}

/** True where some of these words change as time passes. */
export function saysTime(conditions: Iterable<Condition>): boolean {
  return [...conditions].some((condition) => !isTimeless(condition));
}

/** True where these words stay the same as time passes. */
export function isTimeless({ kind }: Condition): boolean {
  return kind === 'ok' || kind === 'not-known' || kind === 'unheard';
}

// Its time began by the sensor's clock, which may be ahead or behind.
function pendingWords(
  { kind, thresholdCelsius, sinceMs, lastingMs }: NonNullable<Condition['pending']>,
  { t, celsius, nowMs }: ConditionSpeech,
): string {
  const passedMs = Math.min(lastingMs, Math.max(0, nowMs - sinceMs));
  return t(kind === 'high' ? 'pendingAbove' : 'pendingBelow', {
    limit: celsius(thresholdCelsius),
    passed: stopwatchWords(passedMs),
    whole: stopwatchWords(lastingMs),
  });
}
