'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useHoldKind, useNewReadings } from '../chart-hand/use-hold';
import { useLive, useServerNowMs } from '../live/use-live';
import { durationWords } from '../words/duration';
import styles from './feed-badge.module.css';
import { useFeedWords } from './use-feed-words';

/** Feed state and the age of the last reading. */
export function FeedBadge() {
  const t = useTranslations('chartHand');
  const { state, short } = useFeedWords();
  const isPaused = useHoldKind() === 'lock';
  const count = useNewReadings();
  // Worse than a picture that somebody holds is one that nothing comes into: the chart says the other itself.
  const kind = isPaused && state.kind === 'live' ? 'paused' : state.kind;
  return (
    <div className={styles.badge} data-kind={kind}>
      <span className={styles.mark} aria-hidden="true" />
      <span className={styles.state} data-testid="feed-state">
        {kind === 'paused' ? t('paused', { count }) : short}
      </span>
      {state.kind !== 'connecting' && <LastReading />}
    </div>
  );
}

/** Younger is simply now: counting one, two, one, two under the eye says nothing. */
const JUST_NOW_MS = 3_000;

function LastReading() {
  const t = useTranslations('feed');
  const locale = useLocale();
  const nowMs = useServerNowMs();
  const hasFeed = useLive(({ feed }) => feed !== null);
  const lastMs = useLive((live) => live.lastReadingAtMs);
  if (!hasFeed) return null;
  return <span className={styles.age}>{ageWords()}</span>;

  function ageWords(): string {
    if (lastMs === null) return t('noReading');
    const ageMs = nowMs - lastMs;
    return ageMs < JUST_NOW_MS ? t('lastReadingNow') : t('lastReading', { age: durationWords(ageMs, locale) });
  }
}
