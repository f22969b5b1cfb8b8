'use client';

import { useTranslations } from 'next-intl';
import { useSensorWords } from '../sensors/sensor-words';
import { useClockSkew } from './use-clock-skew';

/** That this device's clock is off, for whom the times here are not those of the wrist; nothing while it is right. */
export function ClockNote() {
  const t = useTranslations('freshness');
  const words = useSensorWords();
  const aheadMs = useClockSkew();
  if (aheadMs === null) return null;
  const off = words.duration(Math.abs(aheadMs));
  return <p data-testid="clock-note">{t(aheadMs > 0 ? 'clockAhead' : 'clockBehind', { off })}</p>;
}
