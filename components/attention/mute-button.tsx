'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useAlertsNow } from '../live/use-alerts-now';
import { useSensorWords } from '../sensors/sensor-words';
import { useSoundChoice, voice } from './choices';
import { MUTES_MS, mute, turnSoundOn } from './mute';
import { ringing } from './ringing';
import { choiceAt } from './sound-choice';

/** While something rings: quiet by one press; or, where the browser waits for a press, the sound by one. */
export function MuteButton() {
  const t = useTranslations('attention');
  const words = useSensorWords();
  const { alerts, nowMs } = useAlertsNow();
  const { isOn, mutedUntilMs } = choiceAt(useSoundChoice(), nowMs);
  if (!isOn || mutedUntilMs !== null || ringing(alerts.values(), nowMs).length === 0) return null;
  const isLocked = !voice.canSound();
  return (
    <Button variant="default" h="var(--target)" onClick={() => (isLocked ? void turnSoundOn() : mute(MUTES_MS[0]))}>
      {isLocked ? t('letSound') : t('muteFor', { duration: words.duration(MUTES_MS[0]) })}
    </Button>
  );
}
