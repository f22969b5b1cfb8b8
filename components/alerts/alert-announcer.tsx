'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Alert } from '#protocol/alert';
import { useAlertSentence } from '../attention/use-alert-sentence';
import { useLive, useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { useCelsius } from '../words/celsius-words';
import { announce, NOTHING_SPOKEN } from './announcements';

/** Tells screen readers of alerts that open, at once and once. */
export function AlertAnnouncer() {
  const t = useTranslations('alert');
  const sentence = useAlertSentence();
  const words = useSensorWords();
  const { celsius } = useCelsius();
  const alerts = useLive((state) => state.alerts);
  const nowMs = useServerNowMs(1000);
  const spoken = useRef(NOTHING_SPOKEN);
  const [said, setSaid] = useState<readonly Alert[]>([]);
  useEffect(() => {
    const next = announce(spoken.current, alerts.values(), nowMs);
    spoken.current = next.spoken;
    if (next.say.length > 0) setSaid(next.say);
  }, [alerts, nowMs]);
  const say = (alert: Alert) => {
    const { kind, severity, sensorId, openedCelsius: value, thresholdCelsius: limit } = alert;
    const isCrossing = severity === 'critical' && (kind === 'high' || kind === 'low');
    if (!isCrossing || value === null || limit === null) return sentence(alert, { nowMs, celsius: value }).headline;
    const said = { sensor: words.name(sensorId), value: celsius(value, limit), limit: celsius(limit, value) };
    return t(kind === 'high' ? 'sayAbove' : 'sayBelow', said);
  };
  return (
    <VisuallyHidden component="div" role="alert">
      {said.map((alert) => (
        <p key={alert.id}>{say(alert)}</p>
      ))}
    </VisuallyHidden>
  );
}
