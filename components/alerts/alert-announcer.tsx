'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Alert } from '#protocol/alert';
import { useLive, useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import { announce, NOTHING_SPOKEN } from './announcements';

/** Tells screen readers of alerts that open, at once and once. */
export function AlertAnnouncer() {
  const t = useTranslations('alert');
  const words = useSensorWords();
  const { celsius } = useCelsius();
  const alerts = useLive((state) => state.alerts);
  const nowMs = useServerNowMs(1000);
  const spoken = useRef(NOTHING_SPOKEN);
  const [said, say] = useState<readonly Alert[]>([]);
  useEffect(() => {
    const next = announce(spoken.current, alerts.values(), nowMs);
    spoken.current = next.spoken;
    if (next.say.length > 0) say(next.say);
  }, [alerts, nowMs]);
  return (
    <VisuallyHidden component="div" role="alert">
      {said.map(({ id, kind, sensorId, openedCelsius, thresholdCelsius }) => (
        <p key={id}>
          {t(kind === 'high' ? 'sayAbove' : 'sayBelow', {
            sensor: words.name(sensorId),
            value: celsius(openedCelsius ?? 0, thresholdCelsius ?? 0),
            limit: celsius(thresholdCelsius ?? 0, openedCelsius ?? 0),
          })}
        </p>
      ))}
    </VisuallyHidden>
  );
}
