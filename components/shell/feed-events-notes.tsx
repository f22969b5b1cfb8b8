'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { FeedEvent } from '#protocol/feed';
import { useLiveFacts, useServerNowMs } from '../live/use-live';
import { sinceWords } from '../words/duration-clock';
import { useClock } from '../words/use-clock';
import { eventKey, messagesOf, undismissed } from './feed-events';
import styles from './feed-notes.module.css';
import { CrossIcon } from './icons';
import { recall, remember } from './local-memory';

const DISMISSED = 'isotherm-dismissed-events';
const MINUTE_MS = 60_000;
const NO_EVENTS: readonly FeedEvent[] = [];

/** What happened to the log or the database in the last day, until somebody says that they have read it. */
export function FeedEventNotes() {
  const t = useTranslations('feed');
  const clock = useClock();
  const nowMs = useServerNowMs(MINUTE_MS);
  const events = useLiveFacts(({ feed }) => feed?.events ?? NO_EVENTS);
  const { dismissed, dismiss } = useDismissed(events);
  const shown = undismissed(events, dismissed);
  if (shown.length === 0) return null;
  return (
    <div className={styles.events} role="note">
      <ul>
        {shown.map((event) => (
          <li key={eventKey(event)}>
            {t(`event.${event.kind}`, {
              time: sinceWords(event.atMs, { nowMs, ...clock }),
              count: messagesOf(event),
            })}
          </li>
        ))}
      </ul>
      <button type="button" className={styles.dismiss} aria-label={t('dismiss')} onClick={dismiss}>
        <CrossIcon />
      </button>
    </div>
  );
}

function useDismissed(events: readonly FeedEvent[]) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  // After the first picture, which is the server's and knows nothing of this browser.
  useEffect(() => setDismissed((recall(DISMISSED) ?? '').split('\n')), []);
  const dismiss = () => {
    // Those that are gone need no remembering.
    const all = events.map(eventKey);
    remember(DISMISSED, all.join('\n'));
    setDismissed(all);
  };
  return { dismissed, dismiss };
}
