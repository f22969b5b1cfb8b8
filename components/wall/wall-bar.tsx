'use client';

import { Button } from '@mantine/core';
import { useFullscreenDocument } from '@mantine/hooks';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MuteButton } from '../attention/mute-button';
import { useServerNowMs } from '../live/use-live';
import { FeedBadge } from '../shell/feed-badge';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { GroupChoice } from './group-choice';
import { useAwake } from './use-awake';
import styles from './wall-bar.module.css';

type WallBarProps = {
  /** Null while all fit on one screen. `page` counts from 0. */
  turning: { page: number; pages: number; isHeld: boolean } | null;
  onHold(isHeld: boolean): void;
};

/** How the readings come in, the time, and the little that one does at a wall. */
export function WallBar({ turning, onHold }: WallBarProps) {
  const t = useTranslations('wall');
  return (
    <header className={styles.bar}>
      <Link className={styles.back} href="/">
        ← {t('toBoard')}
      </Link>
      <FeedBadge />
      <Asleep />
      <div className={styles.controls}>
        <GroupChoice />
        <MuteButton />
        {turning !== null && (
          <Button
            variant="default"
            h="var(--target)"
            aria-pressed={turning.isHeld}
            onClick={() => onHold(!turning.isHeld)}
          >
            {t(turning.isHeld ? 'pageHeld' : 'pageTurning', { page: turning.page + 1, pages: turning.pages })}
          </Button>
        )}
        <FullScreen />
      </div>
      <Clock />
    </header>
  );
}

function Asleep() {
  const t = useTranslations('wall');
  const awake = useAwake();
  if (awake !== 'refused' && awake !== 'impossible') return null;
  return <p className={styles.note}>{t(awake === 'refused' ? 'sleepRefused' : 'sleepImpossible')}</p>;
}

function FullScreen() {
  const t = useTranslations('wall');
  const { fullscreen, toggle } = useFullscreenDocument();
  return (
    <Button variant="default" h="var(--target)" onClick={() => void toggle()}>
      {t(fullscreen ? 'leaveFullScreen' : 'fullScreen')}
    </Button>
  );
}

/** The server's time, in the viewer's zone. */
function Clock() {
  const clock = useClock();
  const nowMs = useServerNowMs(1000);
  if (nowMs === 0) return null;
  return <time className={styles.clock}>{sinceWords(nowMs, { nowMs, ...clock })}</time>;
}
