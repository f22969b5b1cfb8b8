'use client';

import { useTranslations } from 'next-intl';
import { type LiveSensor, latestLive, latestN } from '../live/live-sensor';
import { useLive } from '../live/use-live';
import type { CelsiusWords } from '../words/celsius-words';

/** The average, or how far its window has filled. */
export function AverageWords({ sensor, celsius }: { sensor: LiveSensor; celsius: CelsiusWords }) {
  const t = useTranslations('sensor');
  const windowSize = useLive((state) => state.windowSize);
  const latest = latestLive(sensor);
  if (latest === null) return null;
  if (latest[2] !== null) return t('average', { value: celsius.celsius(latest[2]) });
  return t('averageFilling', { count: Math.min(latestN(sensor), windowSize - 1), size: windowSize });
}
