'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type Ref, Suspense, type ToggleEvent, useEffect, useId, useRef, useState } from 'react';
import { useHoldKind, useNewReadings } from '../chart-hand/use-hold';
import { lastHeardMs } from '../freshness/silence';
import { useLive, useLiveGlance } from '../live/use-live';
import { durationWords } from '../words/duration';
import styles from './feed-badge.module.css';
import { lazyPatiently, loadPatiently } from './load-patiently';
import { placeUnder } from './place-under';
import { useFeedWords } from './use-feed-words';

const loadPanel = () => import('../freshness/freshness-panel');
const FreshnessPanel = lazyPatiently(loadPanel, 'FreshnessPanel');

/** Feed state and the age of the last reading; pressed, how far readings get on their way here. */
export function FeedBadge() {
  const popoverId = useId();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const hasPicture = useLive(({ feed }) => feed !== null);
  // It is wanted most when the server is gone, which could not give it any more.
  useEffect(() => {
    if (hasPicture) void loadPatiently(loadPanel);
  }, [hasPicture]);
  const toggle = ({ newState }: ToggleEvent) => {
    setOpen(newState === 'open');
    if (newState !== 'open' || !button.current || !popover.current) return;
    placeUnder(popover.current, button.current);
    popover.current.focus();
  };
  return (
    <>
      <BadgeButton ref={button} popoverId={popoverId} isOpen={isOpen} />
      <div
        ref={popover}
        id={popoverId}
        popover="auto"
        role="dialog"
        aria-labelledby={titleId}
        tabIndex={-1}
        className={styles.popover}
        onToggle={toggle}
      >
        {isOpen && (
          <Suspense fallback={<Meanwhile titleId={titleId} />}>
            <FreshnessPanel titleId={titleId} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** What is known without the panel, for whom it does not come. */
function Meanwhile({ titleId }: { titleId: string }) {
  const { short, long } = useFeedWords();
  return <p id={titleId}>{long ?? short}</p>;
}

type BadgeButtonProps = { ref: Ref<HTMLButtonElement>; popoverId: string; isOpen: boolean };

function BadgeButton({ ref, popoverId, isOpen }: BadgeButtonProps) {
  const t = useTranslations('chartHand');
  const { state, short } = useFeedWords();
  const isPaused = useHoldKind() === 'lock';
  const count = useNewReadings();
  // Worse than a picture that somebody holds is one that nothing comes into: the chart says the other itself.
  const kind = isPaused && state.kind === 'live' ? 'paused' : state.kind;
  return (
    <button
      ref={ref}
      type="button"
      className={styles.badge}
      data-kind={kind}
      popoverTarget={popoverId}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
    >
      <span className={styles.mark} aria-hidden="true" />
      <span className={styles.state} data-testid="feed-state">
        {kind === 'paused' ? t('paused', { count }) : short}
      </span>
      {state.kind !== 'connecting' && state.kind !== 'unheard' && <LastReading />}
    </button>
  );
}

/** Younger is simply now: counting one, two, one, two under the eye says nothing. */
const JUST_NOW_MS = 3_000;

function LastReading() {
  const t = useTranslations('feed');
  const locale = useLocale();
  const words = useLiveGlance((live, nowMs) => {
    if (live.feed === null) return null;
    const lastMs = lastHeardMs(live, nowMs);
    if (lastMs === null) return t('noReading');
    const ageMs = nowMs - lastMs;
    return ageMs < JUST_NOW_MS ? t('lastReadingNow') : t('lastReading', { age: durationWords(ageMs, locale) });
  });
  return words === null ? null : <span className={styles.age}>{words}</span>;
}
