'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alert } from '#protocol/alert';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import { isBeyond } from './beyond-limit';

/** `celsius`: what the sensor shows now; null where nobody knows. `nowMs`: the server's, epoch ms. */
export type SentenceOf = { nowMs: number; celsius: number | null };

/** What a banner says of an alert: what, where, how much; then the figures and since when. Plain text. */
export type AlertSentence = { headline: string; detail: string };

/** Says any alert, open or ended, in the viewer's words. */
export function useAlertSentence(): (alert: Alert, of: SentenceOf) => AlertSentence {
  const t = useTranslations('attention.sentence');
  const words = useSensorWords();
  const degrees = useCelsius();
  return useMemo(() => {
    const names = (alert: Alert, nowMs: number) => ({
      sensor: words.name(alert.sensorId),
      duration: words.duration((alert.endedAtMs ?? nowMs) - alert.sinceMs),
      after: words.duration(alert.afterMs ?? 0),
      state: alert.endedAtMs === null ? 'open' : 'ended',
      side: alert.kind === 'low' || alert.kind === 'exposure-low' ? 'low' : 'high',
      severity: alert.severity,
    });
    return (alert, { nowMs, celsius }) => {
      const said = names(alert, nowMs);
      const { kind, thresholdCelsius: limit } = alert;
      if (kind === 'feed') return { headline: t('feed', said), detail: t('silentDetail', said) };
      if (kind === 'no-data') return { headline: t('noData', said), detail: t('silentDetail', said) };
      if (kind === 'fault') {
        const value = degrees.celsius(alert.openedCelsius ?? 0);
        return {
          headline: t(alert.cause === 'stuck' ? 'stuck' : 'errorValue', { ...said, value }),
          detail: t('lasting', said),
        };
      }
      if (limit === null) return { headline: t('beyondUnknown', said), detail: t('lasting', said) };
      const isNow = celsius !== null && alert.endedAtMs === null;
      const worst = (isNow ? celsius : alert.peakCelsius) ?? limit;
      const values = { value: degrees.celsius(worst, limit), limit: degrees.celsius(limit, worst), isNow: `${isNow}` };
      const detail = t('beyondDetail', { ...said, ...values });
      if (kind !== 'high' && kind !== 'low') return { headline: t('exposure', { ...said, ...values }), detail };
      if (isNow && !isBeyond({ kind, limit, celsius: worst })) return { headline: t('recovering', said), detail };
      return { headline: t('beyond', { ...said, distance: degrees.distance(worst - limit) }), detail };
    };
  }, [t, words, degrees]);
}
