'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alert } from '#protocol/alert';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import { isBeyond } from './beyond-limit';

/** `celsius`: what the sensor shows now; null where nobody knows. `nowMs`: the server's, epoch ms. */
export type SentenceOf = { nowMs: number; celsius: number | null };

/**
 * What a banner says of an alert: what, where, how much; then the figures and since when, as `detail` behind the headline
 * and as `line` where they stand on a line of their own. Plain text.
 */
export type AlertSentence = { headline: string; detail: string; line: string };

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
      const silent = { detail: t('silentDetail', said), line: t('silentLine', said) };
      if (kind === 'feed') return { headline: t('feed', said), ...silent };
      if (kind === 'no-data') return { headline: t('noData', said), ...silent };
      const lasting = { detail: t('lasting', said), line: t('lastingLine', said) };
      if (kind === 'fault') {
        const value = degrees.celsius(alert.openedCelsius ?? 0);
        return { headline: t(alert.cause === 'stuck' ? 'stuck' : 'errorValue', { ...said, value }), ...lasting };
      }
      if (limit === null) return { headline: t('beyondUnknown', said), ...lasting };
      const isNow = celsius !== null && alert.endedAtMs === null;
      const worst = (isNow ? celsius : alert.peakCelsius) ?? limit;
      const values = { value: degrees.celsius(worst, limit), limit: degrees.celsius(limit, worst), isNow: `${isNow}` };
      const figures = { ...said, ...values };
      const beyond = { detail: t('beyondDetail', figures), line: t('beyondLine', figures) };
      if (kind !== 'high' && kind !== 'low') return { headline: t('exposure', figures), ...beyond };
      if (isNow && !isBeyond({ kind, limit, celsius: worst })) return { headline: t('recovering', said), ...beyond };
      return { headline: t('beyond', { ...said, distance: degrees.distance(worst - limit) }), ...beyond };
    };
  }, [t, words, degrees]);
}
