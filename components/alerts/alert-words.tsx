'use client';

import { useTranslations } from 'next-intl';
import { useAlertSentence } from '../attention/use-alert-sentence';
import { useAlertState } from '../attention/use-alert-state';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import type { AlertRow } from './alert-rows';

const BOLD = { b: (text: React.ReactNode) => <b>{text}</b> };

/** One row in words: what, where, how much, since when. */
export function AlertWords({ row, nowMs }: { row: AlertRow; nowMs: number }) {
  const t = useTranslations('alert');
  const sentence = useAlertSentence();
  const state = useAlertState();
  const sensorWords = useSensorWords();
  const { celsius, distance } = useCelsius();
  const isHigh = row.kind === 'high';
  const sensor = sensorWords.name(row.sensorId);
  const value = celsius(row.celsius, row.thresholdCelsius);
  const limit = t(isHigh ? 'limitAbove' : 'limitBelow', { value: celsius(row.thresholdCelsius, row.celsius) });
  const duration = sensorWords.duration((row.endedAtMs ?? nowMs) - row.sinceMs);
  if (row.isRepeating) {
    return (
      <>
        {t.rich(isHigh ? 'repeatingAbove' : 'repeatingBelow', { sensor, count: row.episodes, ...BOLD })}{' '}
        {t('repeatingDetail', { value, limit })}
      </>
    );
  }
  const { alert } = row;
  const isLimit = alert.kind === 'high' || alert.kind === 'low';
  const isQuiet = row.isOpen && row.ringingIds.length === 0;
  if (!isLimit || alert.severity === 'warning' || isQuiet) {
    const { headline, detail } = sentence(alert, { nowMs, celsius: isLimit ? row.celsius : null });
    return (
      <>
        <b>{headline}</b> {detail} {(isQuiet || !row.isOpen) && `· ${state(alert, nowMs)}`}
      </>
    );
  }
  if (row.endReason !== null) {
    return (
      <>
        {t.rich(`ended.${row.endReason}`, { sensor, ...BOLD })} {t('endedDetail', { value, limit, duration })}
      </>
    );
  }
  const beyond = distance(row.celsius - row.thresholdCelsius);
  return (
    <>
      {t.rich(isHigh ? 'above' : 'below', { sensor, distance: beyond, ...BOLD })}{' '}
      {t('openDetail', { value, limit, duration })}
    </>
  );
}
