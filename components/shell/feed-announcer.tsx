'use client';

import { VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useFeedWords } from './use-feed-words';

/** Tells screen readers when the feed's state changes, and nothing in between. */
export function FeedAnnouncer() {
  const t = useTranslations('feed');
  const { state, short, long } = useFeedWords();
  // What is left to catch up falls all the time; only that it began and ended is news.
  const isCatchingUp = state.kind === 'catching-up';
  return (
    <VisuallyHidden component="div" role="status" aria-live="polite">
      <span>{isCatchingUp ? t('catchingUpSaid') : short}</span>
      {!isCatchingUp && long !== null && <p>{long}</p>}
    </VisuallyHidden>
  );
}
