import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useCelsius } from '../words/celsius-words';
import type { LimitMark } from './limit-marks';

/** Says a limit: `Alert above 40.0 °C`, `Draft: alert below 2.0 °C`. */
export function useLimitWords(): (mark: LimitMark) => string {
  const t = useTranslations('chart');
  const celsius = useCelsius();
  return useCallback(
    ({ kind, isDraft, isOwn, isWarning, celsius: limit }) => {
      if (isOwn) return t('ownLimit', { limit: celsius.celsius(limit) });
      if (isWarning) return t(kind === 'high' ? 'warnAbove' : 'warnBelow', { limit: celsius.celsius(limit) });
      const key = kind === 'high' ? (isDraft ? 'draftAbove' : 'alertAbove') : isDraft ? 'draftBelow' : 'alertBelow';
      return t(key, { limit: celsius.celsius(limit) });
    },
    [t, celsius],
  );
}
