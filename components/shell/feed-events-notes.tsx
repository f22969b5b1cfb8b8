'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { FeedEvent } from '#protocol/feed';
import { useLive, useServerNowMs } from '../live/use-live';
import { sinceWords } from '../words/duration-clock';
import { eventKey, messagesOf, undismissed, withDismissed } from './feed-events';
import styles from './feed-notes.module.css';
import { CrossIcon } from './icons';
import { recall, remember } from './local-memory';

const DISMISSED = 'isotherm-dismissed-events';
const MINUTE_MS = 60_000;
const NO_EVENTS: readonly FeedEvent[] = [];

/** What happened to the log or the database in the last day, until somebody says that they have read it. */
export function FeedEventNotes() {
  const t = useTranslations('feed');
  const locale = useLocale();
  const nowMs = useServerNowMs(MINUTE_MS);
  const events = useLive(({ feed }) => feed?.events ?? NO_EVENTS);
  const { dismissed, dismiss } = useDismissed(events);
  return undismissed(events, dismissed).map((event) => (
    <div key={eventKey(event)} className={styles.event} role="note">
      <p>
        {t(`event.${event.kind}`, {
          time: sinceWords(event.atMs, { nowMs, locale }),
          count: messagesOf(event),
        })}
      </p>
      <button type="button" className={styles.dismiss} aria-label={t('dismiss')} onClick={() => dismiss(event)}>
        <CrossIcon />
      </button>
    </div>
  ));
}

function useDismissed(events: readonly FeedEvent[]) {
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  // After the first picture, which is the server's and knows nothing of this browser.
  useEffect(() => setDismissed((recall(DISMISSED) ?? '').split('\n')), []);
  const dismiss = (event: FeedEvent) => {
    const next = withDismissed(dismissed, { event, events });
    remember(DISMISSED, next.join('\n'));
    setDismissed(next);
  };
  return { dismissed, dismiss };
}
