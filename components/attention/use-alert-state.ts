'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alert } from '#protocol/alert';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';

/** Says where an alert is in its life: `Open`, `Acknowledged by Ana 12:04`, `Ended: threshold changed`. */
export function useAlertState(): (alert: Alert, nowMs: number) => string {
  const t = useTranslations('attention.state');
  const clock = useClock();
  return useMemo(
    () => (alert, nowMs) => {
      const at = (ms: number | null) => (ms === null ? '' : sinceWords(ms, { nowMs, ...clock }));
      const { endedAtMs, endReason, acknowledgedAtMs, acknowledgedBy, snoozedUntilMs, backSinceMs } = alert;
      const by = {
        named: acknowledgedBy === null ? 'no' : 'yes',
        name: acknowledgedBy ?? '',
        time: at(acknowledgedAtMs),
      };
      if (endedAtMs !== null) {
        const isUnseen = endReason === 'back' && acknowledgedAtMs === null;
        return isUnseen ? t('backUnseen') : t(`ended.${endReason ?? 'back'}`);
      }
      if (snoozedUntilMs !== null && snoozedUntilMs > nowMs) return t('snoozed', { time: at(snoozedUntilMs) });
      if (backSinceMs !== null) return t('recovering');
      return acknowledgedAtMs === null ? t('open') : t('acknowledged', by);
    },
    [t, clock],
  );
}
