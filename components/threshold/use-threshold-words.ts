'use client';

import { useTranslations } from 'next-intl';
import type { ThresholdLimits } from '#protocol/threshold';
import { useCelsius } from '../words/celsius-words';
import type { SaveRefusal } from './saving';
import { LIMIT_NAMES, type TheirLimits } from './threshold-draft';
import type { ThresholdEffect } from './threshold-effect';
import type { ThresholdSource } from './threshold-source';

/** What thresholds say to this viewer. */
export function useThresholdWords() {
  const t = useTranslations('threshold');
  const hand = useTranslations('thresholdHand');
  const celsius = useCelsius();

  /** `Alert above 40.0 °C`, one line a limit. */
  function lines({ high, low }: ThresholdLimits): string[] {
    const said = [
      high === null ? null : t('alertAbove', { limit: celsius.celsius(high) }),
      low === null ? null : t('alertBelow', { limit: celsius.celsius(low) }),
    ].filter((line) => line !== null);
    return said.length > 0 ? said : [t('noLimits')];
  }

  /** `40.0 °C`, or both limits where there are two. */
  function short({ high, low }: ThresholdLimits): string {
    if (high !== null && low !== null) return t('both', { high: celsius.celsius(high), low: celsius.celsius(low) });
    if (high !== null) return celsius.celsius(high);
    return low === null ? t('noThreshold') : t('onlyBelow', { low: celsius.celsius(low) });
  }

  /** `Above 40.0 → 38.0 °C` for each limit that changes. */
  function changes(from: ThresholdLimits, to: ThresholdLimits): string[] {
    return LIMIT_NAMES.filter((name) => from[name] !== to[name]).map((name) =>
      t(name === 'high' ? 'changeAbove' : 'changeBelow', {
        from: from[name] === null ? t('none') : shown(from[name], to[name]),
        to: to[name] === null ? t('none') : celsius.celsius(to[name], from[name]),
      }),
    );
  }

  function shown(value: number, beside: number | null): string {
    return beside === null ? celsius.celsius(value) : celsius.degrees(value, beside);
  }

  /** `Exactly 40.0 °C is not an alert`; null without a limit. */
  function exactly({ high, low }: ThresholdLimits): string | null {
    if (high !== null && low !== null)
      return t('exactlyBoth', { high: celsius.celsius(high), low: celsius.celsius(low) });
    const only = high ?? low;
    return only === null ? null : t('exactly', { limit: celsius.celsius(only) });
  }

  function effect({ opens, awaits, ends }: ThresholdEffect): string {
    const said = [
      opens > 0 ? t('opens', { count: opens }) : null,
      awaits > 0 ? t('awaits', { count: awaits }) : null,
      ends > 0 ? t('ends', { count: ends }) : null,
    ];
    return said.filter((part) => part !== null).join(' · ') || t('noEffect');
  }

  function saveLabel({ opens, ends }: ThresholdEffect): string {
    if (opens > 0 && ends > 0) return t('saveBoth', { opens, ends });
    if (opens > 0) return t('saveOpens', { count: opens });
    return ends > 0 ? t('saveEnds', { count: ends }) : t('save');
  }

  /** `Ana saved 36.0 °C`. */
  function movedBy(theirs: TheirLimits): string {
    const limits = short(theirs);
    return theirs.changedBy === null ? t('moved', { limits }) : hand('savedBy', { who: theirs.changedBy, limits });
  }

  function movedMeanwhile(theirs: TheirLimits): string {
    const limits = short(theirs);
    if (theirs.changedBy === null) return t('movedMeanwhile', { limits });
    return hand('savedByMeanwhile', { who: theirs.changedBy, limits });
  }

  function refusal(refused: SaveRefusal): string {
    if (refused.kind === 'moved') return movedBy(refused.theirs);
    if (refused.kind === 'fields' || refused.kind === 'other') return t('refused', { detail: refused.detail });
    return t(`refusal.${refused.kind}`);
  }

  function sourceWords(source: ThresholdSource): string {
    if (source.kind === 'group') return t('ofGroup', { group: source.group });
    return t(source.kind === 'own' ? 'own' : 'inherited');
  }

  return { t, hand, movedBy, movedMeanwhile, lines, short, changes, exactly, effect, saveLabel, refusal, sourceWords };
}

export type ThresholdWords = ReturnType<typeof useThresholdWords>;
