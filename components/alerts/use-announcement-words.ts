'use client';

import { useTranslations } from 'next-intl';
import { useAlertSentence } from '../attention/use-alert-sentence';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import type { Announcement } from './announcements';

/** One announcement as a screen reader says it: short, and complete without the page. */
export function useAnnouncementWords(): (announcement: Announcement) => string {
  const t = useTranslations('alert');
  const sentence = useAlertSentence();
  const words = useSensorWords();
  const { celsius } = useCelsius();
  return ({ what, alert }) => {
    const { kind, severity, sensorId, openedCelsius, thresholdCelsius, openedAtMs } = alert;
    const sensor = words.name(sensorId);
    if (what === 'ends') return t('sayEnded', { sensor, kind: kind.replace('-', '') });
    const isPlain = severity === 'critical' && (kind === 'high' || kind === 'low');
    if (!isPlain || openedCelsius === null || thresholdCelsius === null || what === 'rings-again') {
      const { headline } = sentence(alert, { nowMs: openedAtMs, celsius: null });
      return what === 'rings-again' ? t('sayAgain', { headline }) : `${headline}.`;
    }
    return t(kind === 'high' ? 'sayAbove' : 'sayBelow', {
      sensor,
      value: celsius(openedCelsius, thresholdCelsius),
      limit: celsius(thresholdCelsius, openedCelsius),
    });
  };
}
