'use client';

import { useTranslations } from 'next-intl';
import type { LiveSensor } from '../live/live-state';
import { useLive } from '../live/use-live';
import type { CelsiusWords } from '../words/celsius-words';

/** The average, or how far its window has filled. */
export function AverageWords({ sensor, celsius }: { sensor: LiveSensor; celsius: CelsiusWords }) {
  const t = useTranslations('sensor');
  const windowSize = useLive((state) => state.windowSize);
  const latest = sensor.points.at(-1);
  if (latest === undefined) return null;
  if (latest[2] !== null) return t('average', { value: celsius.celsius(latest[2]) });
  const heard = sensor.firstN + sensor.points.length - 1;
  return t('averageFilling', { count: Math.min(heard, windowSize - 1), size: windowSize });
}
