'use client';

import { useTranslations } from 'next-intl';
import { MAX_CELSIUS, MIN_CELSIUS } from '#protocol/limits';
import type { Settings } from '#protocol/settings';
import { useServerNowMs } from '../live/use-live';
import { useCelsius } from '../words/celsius-words';
import { sinceWords } from '../words/duration-clock';
import { durationText } from '../words/duration-input';
import { useClock } from '../words/use-clock';
import { useSensorName } from '../words/use-sensor-name';
import type { RuleField } from './rule-values';
import type { SettingsRefusal } from './settings-saving';
import type { ToldRefusal } from './setup-saving';
import type { TargetLevel } from './target-level';
import type { TextError, TextField } from './text-fields';
import type { SetupForm } from './use-setup-form';

// Beside it the lowest temperature is said to two decimals in either unit: rounded to one it would be refused itself.
const JUST_BELOW_MIN_CELSIUS = MIN_CELSIUS - 0.02;

/** What the form says to this viewer. */
export function useSetupWords() {
  const t = useTranslations('alertSetup');
  const clock = useClock();
  const { locale } = clock;
  const celsius = useCelsius();
  const nameOf = useSensorName();
  const nowMs = useServerNowMs(60_000);

  function errorWords(error: TextError): string {
    switch (error.reason) {
      case 'too-short':
        return t('error.too-short', { least: durationText(error.minMs, locale) });
      case 'too-long':
        return t('error.too-long', { most: durationText(error.maxMs, locale) });
      case 'bad-margin':
        return t('error.bad-margin', { most: celsius.distance(error.max) });
      case 'too-many':
        return t('error.too-many', { most: error.most });
      case 'out-of-range':
        return t('error.out-of-range', {
          min: celsius.celsius(MIN_CELSIUS, JUST_BELOW_MIN_CELSIUS),
          max: celsius.celsius(MAX_CELSIUS),
        });
      default:
        return t(`error.${error.reason}`, { example: celsius.degrees(8) });
    }
  }

  /** What is wrong with a field: as seen here, or as the server said. */
  function fieldError({ errors, refused }: SetupForm, field: TextField): string | null {
    const error = errors[field];
    if (error !== undefined) return errorWords(error);
    const detail = refused[field] ?? refused[field.split('.')[0] ?? ''];
    return detail === undefined ? null : t('refusedField', { detail });
  }

  /** `from all sensors`, `from Fridges`, `built in`. */
  function origin({ from, fromGroup }: TargetLevel, field: RuleField): string {
    if (from[field] === 'group') return t('fromGroup', { group: fromGroup ?? '' });
    return from[field] === 'all' ? t('fromAll') : t('builtIn');
  }

  /** `Ana changed Fridges at 12:04`. */
  function theirs({ scope, id, changedBy, changedAtMs }: Settings): string {
    const who = changedBy ?? t('somebody');
    const whose = scope === 'all' ? t('ofAll') : scope === 'group' ? id : nameOf(id);
    const time = sinceWords(changedAtMs ?? nowMs, { nowMs, ...clock });
    return t('theyChanged', { who, whose, time });
  }

  function refusalWords(refusal: SettingsRefusal): string {
    if (refusal.kind === 'fields') return t('refusedFields');
    return refusal.kind === 'other' ? t('refused', { detail: refusal.detail }) : t(`refusal.${refusal.kind}`);
  }

  function notToldWords({ areRulesSaved, ...refusal }: ToldRefusal): string {
    const detail = refusal.why === 'other' ? refusal.detail : t(`toldRefusal.${refusal.why}`);
    return t(areRulesSaved ? 'rulesSavedNotTold' : 'notTold', { detail });
  }

  return { t, notToldWords, locale, clock, celsius, fieldError, origin, theirs, refusalWords };
}

export type SetupWords = ReturnType<typeof useSetupWords>;
