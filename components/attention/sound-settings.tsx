'use client';

import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useServerNowMs } from '../live/use-live';
import { useSensorWords } from '../sensors/sensor-words';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import styles from './attention-settings.module.css';
import { useSoundChoice, voice } from './choices';
import { MUTES_MS, mute, turnSoundOff, turnSoundOn } from './mute';
import { choiceAt } from './sound-choice';

/** Sound: on with a proof, test, mute for a while, off. */
export function SoundSettings() {
  const t = useTranslations('attention');
  const clock = useClock();
  const [isDeaf, setDeaf] = useState(false);
  const nowMs = useServerNowMs(1_000);
  const { isOn, mutedUntilMs } = choiceAt(useSoundChoice(), nowMs);
  const turnOn = async () => setDeaf(!(await turnSoundOn()));
  const until = mutedUntilMs === null ? '' : sinceWords(mutedUntilMs, { nowMs, ...clock });
  return (
    <section className={styles.section} aria-label={t('sound')}>
      <h3 className={styles.title}>{t('sound')}</h3>
      <p className={styles.state}>
        {isOn ? (until === '' ? t('soundIsOn') : t('mutedUntil', { until })) : t('soundIsOff')}
      </p>
      <div className={styles.buttons}>
        {isOn ? (
          <>
            <Tests />
            <Mutes isMuted={until !== ''} />
            <Button variant="default" h="var(--target)" onClick={turnSoundOff}>
              {t('turnSoundOff')}
            </Button>
          </>
        ) : (
          <Button variant="default" h="var(--target)" onClick={() => void turnOn()}>
            {t('turnSoundOn')}
          </Button>
        )}
      </div>
      {isDeaf && (
        <p className={styles.hint} role="alert">
          {t('noSound')}
        </p>
      )}
      <p className={styles.hint}>{t('soundHint')}</p>
    </section>
  );
}

function Tests() {
  const t = useTranslations('attention');
  const test = async (severity: 'critical' | 'warning') => {
    await voice.unlock();
    voice.play(severity);
  };
  return (['critical', 'warning'] as const).map((severity) => (
    <Button key={severity} variant="default" h="var(--target)" onClick={() => void test(severity)}>
      {t(`test.${severity}`)}
    </Button>
  ));
}

function Mutes({ isMuted }: { isMuted: boolean }) {
  const t = useTranslations('attention');
  const words = useSensorWords();
  if (isMuted)
    return (
      <Button variant="default" h="var(--target)" onClick={() => mute(null)}>
        {t('unmute')}
      </Button>
    );
  return MUTES_MS.map((forMs) => (
    <Button key={forMs} variant="default" h="var(--target)" onClick={() => mute(forMs)}>
      {t('muteFor', { duration: words.duration(forMs) })}
    </Button>
  ));
}
