'use client';

import { VisuallyHidden } from '@mantine/core';
import { useFeedWords } from './use-feed-words';

/** Tells screen readers when the feed's state changes, and nothing in between. */
export function FeedAnnouncer() {
  const { state, short, long } = useFeedWords();
  // What is left to catch up falls all the time; only that it began and ended is news.
  const said = state.kind === 'catching-up' ? short.split(' · ')[0] : `${short}. ${long ?? ''}`;
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
}
